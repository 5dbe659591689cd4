package dev.ashlar.platform.application;

import java.util.Optional;

/** Writes on the seal what is in it. */
public final class FakeSeals implements Seals {

  @Override
  public String seal(String purpose, String text) {
    return purpose + "|" + text;
  }

  @Override
  public Optional<String> open(String purpose, String sealed) {
    return Optional.of(sealed)
        .filter(s -> s.startsWith(purpose + "|"))
        .map(s -> s.substring(purpose.length() + 1));
  }
}
