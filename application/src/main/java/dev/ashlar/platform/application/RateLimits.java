package dev.ashlar.platform.application;

import java.time.Duration;
import java.util.Locale;

/** Keeps a caller from asking for more than everybody's share. */
@FunctionalInterface
public interface RateLimits {

  /** What a minute allows, given back steadily: who used up all of it needn't wait for a minute. */
  enum Quota {
    /** Where secrets are guessed, issued or mailed: what costs most, and invites most. */
    CREDENTIALS(30),
    WRITES(600),
    READS(6_000);

    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final int requests;

    Quota(int requests) {
      this.requests = requests;
    }

    public int requests() {
      return requests;
    }

    /** The quota's name in answers and keys: {@code reads}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Takes one request from what the caller has left of a quota. */
  Verdict take(Quota quota, String caller);

  /** Whether there was one left. */
  sealed interface Verdict {}

  /** Nobody counts. */
  record Unlimited() implements Verdict {}

  /**
   * @param left how many more there are now
   * @param full when all of them are there again
   */
  record Granted(long left, Duration full) implements Verdict {}

  /**
   * @param next until one more is there
   * @param full until all of them are there again
   */
  record Refused(Duration next, Duration full) implements Verdict {}
}
