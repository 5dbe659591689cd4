package dev.ashlar.identity.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What proves who holds an API key: {@code ak_}, a {@link Secret}, and a checksum of both. By the
 * form, scanners find keys that got about; by the checksum, a mistyped one is told from a real one
 * without asking anybody.
 *
 * @param random what nobody can guess
 */
public record ApiKeySecret(Secret random) {
  private static final String MARK = "ak_";
  private static final int CHECKSUM_LENGTH = 8;
  private static final int PREFIX_LENGTH = MARK.length() + 4;

  /** Whether a credential wants to be an API key, be it one or not. */
  public static boolean isMeant(String credential) {
    return credential.startsWith(MARK);
  }

  /** The secret that is written so; empty where its checksum is wrong. */
  public static Optional<ApiKeySecret> read(String text) {
    int end = text.length() - CHECKSUM_LENGTH;
    if (!isMeant(text) || end < MARK.length()) {
      return Optional.empty();
    }
    return Optional.of(new ApiKeySecret(new Secret(text.substring(MARK.length(), end))))
        .filter(key -> key.text().equals(text));
  }

  /** As its owner gets it, once. */
  public String text() {
    String marked = MARK + random.value();
    CRC32 checksum = new CRC32();
    checksum.update(marked.getBytes(US_ASCII));
    return marked + HexFormat.of().toHexDigits(checksum.getValue(), CHECKSUM_LENGTH);
  }

  /** How it begins, for its owner to know it again by: 24 of its 256 bits. */
  public String prefix() {
    return text().substring(0, PREFIX_LENGTH);
  }

  @Override
  public String toString() {
    return "ApiKeySecret[…]";
  }
}
