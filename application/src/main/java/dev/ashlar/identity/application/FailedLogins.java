package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.Failures;
import dev.ashlar.identity.domain.Network;
import java.time.Instant;

/**
 * Failed tries to log in, by email and network. They are counted for emails that nobody has, too,
 * so there may be as many as somebody cares to make up: {@link #sweep} is what keeps them bounded.
 */
public interface FailedLogins {

  /**
   * What counts for one try.
   *
   * @param fromNetwork with this email from this network
   * @param fromStrangers with this email from all networks that its account doesn't know
   */
  record Counts(Failures fromNetwork, Failures fromStrangers) {}

  /** As they are now. */
  Counts find(EmailHash email, Network network);

  /** As they are now, and kept from others' changes until the transaction ends. */
  Counts lock(EmailHash email, Network network);

  /** Stores both; lock them first. */
  void save(EmailHash email, Network network, Counts counts);

  /** Forgets those with this email, from wherever. */
  void clear(EmailHash email);

  /**
   * Forgets at most so many of those whose last one was before that moment, and passes over what
   * others have locked.
   *
   * @return how many were forgotten
   */
  int sweep(Instant lastBefore, int most);
}
