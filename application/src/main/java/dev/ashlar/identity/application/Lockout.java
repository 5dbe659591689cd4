package dev.ashlar.identity.application;

import dev.ashlar.identity.application.FailedLogins.Counts;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.Failures;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows down who guesses passwords, and not whom they belong to (OWASP ASVS 5.0, 6.3.1): failures
 * count by email and network. Those from many networks count together, too, later and only from
 * networks that the account doesn't know. See docs/decisions/0012.
 */
public final class Lockout {
  /** From one network; the fifth has the next try wait. */
  static final int TOLERATED = 4;

  /** From all networks that the account doesn't know; the fiftieth has the next try wait. */
  static final int TOLERATED_FROM_STRANGERS = 49;

  /** How long a network is known after the account was last signed in to from there. */
  static final Duration KNOWN = Duration.ofDays(30);

  /**
   * Where a try belongs.
   *
   * @param known whether the account knows the network
   */
  record Origin(EmailHash email, Network network, boolean known) {}

  private final FailedLogins failures;
  private final KnownNetworks networks;
  private final Secrets secrets;

  public Lockout(FailedLogins failures, KnownNetworks networks, Secrets secrets) {
    this.failures = failures;
    this.networks = networks;
    this.secrets = secrets;
  }

  /** For an email that is nobody's it does the same work. */
  Origin origin(EmailAddress email, Network network, Optional<UserId> user, Instant now) {
    return new Origin(
        secrets.hash(email), network, networks.knows(user, network, now.minus(KNOWN)));
  }

  /** How long tries from there have to wait; zero if they don't. */
  Duration delay(Origin origin, Instant now) {
    return delay(origin, failures.find(origin.email(), origin.network()), now);
  }

  /**
   * Counts a failure, unless others were faster and tries have to wait now: then this one counts as
   * not made, and the answer is for how long. Call it within a transaction.
   */
  Duration fail(Origin origin, Instant now) {
    Counts counts = failures.lock(origin.email(), origin.network());
    Duration delay = delay(origin, counts, now);
    if (delay.isZero()) {
      failures.save(origin.email(), origin.network(), another(origin, counts, now));
    }
    return delay;
  }

  /**
   * Forgets the failures from this network, unless others were faster and tries have to wait now:
   * then this one counts as not made, and the answer is for how long. Call it within the
   * transaction that lets somebody in, with their account locked.
   */
  Duration succeed(Origin origin, Instant now) {
    Counts counts = failures.find(origin.email(), origin.network());
    if (counts.fromNetwork().count() > 0) { // or there is nothing to lock, and nothing to forget
      counts = failures.lock(origin.email(), origin.network());
    }
    Duration delay = delay(origin, counts, now);
    if (delay.isZero() && counts.fromNetwork().count() > 0) {
      failures.save(
          origin.email(), origin.network(), new Counts(Failures.NONE, counts.fromStrangers()));
    }
    return delay;
  }

  /**
   * Forgets all failures with this email: for who has proven to be its owner by other means. Call
   * it within the transaction of that proof, with their account locked.
   */
  void lift(EmailAddress email) {
    failures.clear(secrets.hash(email));
  }

  private static Counts another(Origin origin, Counts counts, Instant now) {
    return new Counts(
        counts.fromNetwork().another(now),
        origin.known() ? counts.fromStrangers() : counts.fromStrangers().another(now));
  }

  private static Duration delay(Origin origin, Counts counts, Instant now) {
    Duration here = counts.fromNetwork().delay(TOLERATED, now);
    Duration anywhere =
        origin.known()
            ? Duration.ZERO
            : counts.fromStrangers().delay(TOLERATED_FROM_STRANGERS, now);
    return here.compareTo(anywhere) < 0 ? anywhere : here;
  }
}
