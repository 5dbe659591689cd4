package dev.ashlar.identity.domain;

import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is mailed to an address so that whoever reads it there can do one thing once (OWASP ASVS
 * 5.0, 6.4.3 and 6.5).
 *
 * @param hash SHA-256 of the secret, which is not kept
 * @param address it is worth nothing when this isn't the user's any more
 * @param calledOff it is worth nothing any more; that it was mailed still counts
 */
public record OneTimeToken(
    TokenHash hash,
    Purpose purpose,
    UserId userId,
    EmailAddress address,
    Instant expiresAt,
    boolean calledOff) {
  /** So many live ones there may be in one mailbox, for one user and purpose. */
  public static final int MOST_LIVE = 5;

  /** So many that haven't expired may have been mailed for one user and purpose, to wherever. */
  public static final int MOST_MAILED = 20;

  /** What a token is for, and for how long. */
  public enum Purpose {
    PASSWORD_RESET(Duration.ofMinutes(30)),
    EMAIL_VERIFICATION(Duration.ofHours(24));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
      this.lifetime = lifetime;
    }

    /** The purpose's name in rows: {@code password_reset}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Purpose ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public static OneTimeToken issue(
      TokenHash hash, Purpose purpose, UserId userId, EmailAddress address, Instant now) {
    return new OneTimeToken(hash, purpose, userId, address, now.plus(purpose.lifetime), false);
  }

  public boolean isLive(Instant now) {
    return !calledOff && now.isBefore(expiresAt);
  }

  /**
   * How long until another may be mailed to {@code address}; zero if it may be now.
   *
   * <p>Nobody's mailbox is flooded, and nobody is kept out: who gets no further mail has {@link
   * #MOST_LIVE} that are good in this very mailbox, whoever asked for them. So one more is refused,
   * and none that was mailed is ever replaced: a stranger who asks on and on would have those die
   * that the owner is about to use. Where somebody wants ever another address, what was called off
   * counts, too, or they could have any mailbox flooded by wanting it time and again.
   *
   * @param mailed to the user for the purpose, none of it expired
   */
  public static Duration delay(List<OneTimeToken> mailed, EmailAddress address, Instant now) {
    List<OneTimeToken> here =
        mailed.stream()
            .filter(token -> token.isLive(now))
            .filter(token -> token.address().folded().equals(address.folded()))
            .toList();
    Duration untilHere = untilFewer(here, MOST_LIVE, now);
    Duration untilAnywhere = untilFewer(mailed, MOST_MAILED, now);
    return untilHere.compareTo(untilAnywhere) < 0 ? untilAnywhere : untilHere;
  }

  private static Duration untilFewer(List<OneTimeToken> tokens, int most, Instant now) {
    return tokens.stream()
        .map(OneTimeToken::expiresAt)
        .sorted()
        .skip(Math.max(0, tokens.size() - most))
        .findFirst()
        .filter(_ -> tokens.size() >= most)
        .map(expiry -> Duration.between(now, expiry))
        .orElse(Duration.ZERO);
  }
}
