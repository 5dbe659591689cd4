package dev.ashlar.identity.domain;

import java.util.Optional;

/** Where a session was opened from, as far as the request told; for its owner to recognise it. */
public record Device(Optional<String> userAgent, Optional<String> ip) {
  private static final int MAX_LENGTH = 500;

  public Device {
    userAgent = userAgent.map(Device::presentable);
  }

  /** Where it is. */
  public Network network() {
    return ip.map(Network::new).orElse(Network.UNKNOWN);
  }

  /** Clients send what they like: it is kept within bounds and free of control characters. */
  private static String presentable(String text) {
    String clean =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    boolean fits = clean.codePointCount(0, clean.length()) <= MAX_LENGTH;
    return fits ? clean : clean.substring(0, clean.offsetByCodePoints(0, MAX_LENGTH));
  }

  /** Personal data: never shown by accident. */
  @Override
  public String toString() {
    return "Device[…]";
  }
}
