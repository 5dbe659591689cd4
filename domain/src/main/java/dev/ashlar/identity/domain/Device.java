package dev.ashlar.identity.domain;

import java.util.Optional;

/** Where a session was opened from, as far as the request told; for its owner to recognise it. */
public record Device(Optional<String> userAgent, Optional<String> ip) {
  private static final int MAX_LENGTH = 500;

  public Device {
    userAgent = userAgent.map(text -> text.substring(0, Math.min(text.length(), MAX_LENGTH)));
  }
}
