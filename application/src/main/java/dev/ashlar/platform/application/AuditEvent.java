package dev.ashlar.platform.application;

import dev.ashlar.kernel.UserId;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that has to be accounted for (OWASP ASVS 5.0, 16.3). It holds no secret, and of
 * personal data ids and the hash of an unknown email alone.
 *
 * @param actor who did it; nobody where that isn't known
 * @param action a stable name: {@code login}, {@code role.change}
 * @param targetType what it was done to: {@code user}, {@code session}
 * @param targetId which one
 */
public record AuditEvent(
    Optional<UserId> actor, String action, String targetType, String targetId, Outcome outcome) {

  /** How it ended. */
  public enum Outcome {
    SUCCESS,
    /** What was presented was wrong: a bad password, a token used twice. */
    FAILURE,
    /** It was not let happen: no right to it, or locked. */
    DENIED;

    /** The outcome's name in answers and rows. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Whether it may come over and over, and is only counted then: what was refused, and what
   * somebody unknown presented that was wrong.
   */
  public boolean mayRepeat() {
    return outcome == Outcome.DENIED || (outcome == Outcome.FAILURE && actor.isEmpty());
  }

  /** Something that {@code actor} did. */
  public static AuditEvent success(
      UserId actor, String action, String targetType, Object targetId) {
    return new AuditEvent(
        Optional.of(actor), action, targetType, targetId.toString(), Outcome.SUCCESS);
  }
}
