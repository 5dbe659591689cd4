package dev.ashlar.broken.identity.persistence;

import java.util.concurrent.atomic.AtomicLong;

/** One counter for every Ashlar in this process. */
final class CountsForAll {
  static final AtomicLong COUNT = new AtomicLong();

  private CountsForAll() {}
}
