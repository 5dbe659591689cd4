package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All one-time tokens that weren't used. Lock a user before adding or using one of theirs. */
public interface OneTimeTokens {

  /**
   * Adds a token, unless its user doesn't exist.
   *
   * @return whether it did
   */
  boolean add(OneTimeToken token);

  /** What was mailed to a user for this and hasn't expired, called off or not. */
  List<OneTimeToken> mailed(UserId user, Purpose purpose, Instant now);

  Optional<OneTimeToken> find(Purpose purpose, TokenHash hash);

  /** Uses a token up, unless it was called off. Of many who try, one is told true. */
  boolean take(OneTimeToken token);

  /** Has every token of the user be worth nothing. */
  void callOff(UserId user);

  /** Has those be worth nothing that went where mail for the user doesn't go any more. */
  void callOffElsewhere(User user);

  /**
   * Deletes tokens that expired before that moment.
   *
   * @param most how many at once
   * @return how many it deleted
   */
  int sweep(Instant expiredBefore, int most);
}
