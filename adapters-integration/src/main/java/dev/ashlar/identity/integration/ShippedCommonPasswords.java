package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.application.CommonPasswords;
import dev.ashlar.identity.domain.RawPassword;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The list that comes with Ashlar; its README, beside it, says from where. */
@Singleton
final class ShippedCommonPasswords implements CommonPasswords {
  private static final String LIST = "/passwords/common-passwords.txt";

  private final Set<String> folded = read();

  @Override
  public boolean contains(RawPassword password) {
    return folded.contains(password.folded());
  }

  /** How many there are. */
  int size() {
    return folded.size();
  }

  private static Set<String> read() {
    try (InputStream list =
            Objects.requireNonNull(ShippedCommonPasswords.class.getResourceAsStream(LIST), LIST);
        BufferedReader lines = new BufferedReader(new InputStreamReader(list, UTF_8))) {
      return lines.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
