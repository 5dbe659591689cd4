package dev.ashlar.platform.application;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The same UUIDs v7 in each test: …0001, …0002 and so on. */
public final class SequentialIds implements Ids {
  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID next() {
    return id(last.incrementAndGet());
  }

  /** The id that was or will be made as the n-th. */
  public static UUID id(long n) {
    return new UUID((n << 16) | 0x7000, Long.MIN_VALUE | n);
  }
}
