package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** All one-time tokens that weren't used. Lock a user before adding or using one of theirs. */
public interface OneTimeTokens {

  /**
   * Adds a token, unless its user has {@link OneTimeToken#MOST_LIVE} live ones of its purpose or
   * doesn't exist.
   *
   * @return whether it did
   */
  boolean add(OneTimeToken token, Instant now);

  Optional<OneTimeToken> find(Purpose purpose, TokenHash hash);

  /** Uses a token up. Of many who try, one is told true. */
  boolean take(OneTimeToken token);

  /** Forgets every token that the user has for this. */
  void removeAll(UserId user, Purpose purpose);

  /**
   * Deletes tokens that expired before that moment.
   *
   * @param most how many at once
   * @return how many it deleted
   */
  int sweep(Instant expiredBefore, int most);
}
