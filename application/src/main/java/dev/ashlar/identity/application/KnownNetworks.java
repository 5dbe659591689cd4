package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Network;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** From where each account was signed in to, to the day. */
public interface KnownNetworks {

  /** Whether the account was signed in to from there since that moment; nobody's never was. */
  boolean knows(Optional<UserId> user, Network network, Instant since);

  /** Notes that it was; where that has been noted within a day, it writes and waits for nothing. */
  void remember(UserId user, Network network, Instant at);

  /**
   * Forgets at most so many that weren't used since that moment, and passes over what others have
   * locked.
   *
   * @return how many were forgotten
   */
  int sweep(Instant lastBefore, int most);
}
