package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is relied on when a token is to be good for one thing, once. */
public abstract class OneTimeTokensContract {
  private static final int ROUNDS = 5;
  private static final Instant NOW = TestClock.START;
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final User ann = aUser().named("Ann").build();

  protected abstract OneTimeTokens tokens();

  protected abstract Users users();

  protected abstract Transactions transactions();

  protected abstract void delete(UserId user);

  @BeforeEach
  void register_ann() {
    users().add(ann);
  }

  @Test
  void are_found_as_they_were_added() {
    var token =
        OneTimeToken.issue(
            new TokenHash("1"),
            Purpose.PASSWORD_RESET,
            ann.id(),
            new EmailAddress("Ann@Example.ORG"),
            NOW);
    assertThat(add(token)).isTrue();
    assertThat(tokens().find(Purpose.PASSWORD_RESET, token.hash())).contains(token);
    assertThat(token.expiresAt()).isEqualTo(NOW.plus(LIFE));
  }

  @Test
  void are_not_found_for_another_purpose() {
    var token = reset(1);
    add(token);
    assertThat(tokens().find(Purpose.EMAIL_VERIFICATION, token.hash())).isEmpty();
    assertThat(tokens().find(Purpose.PASSWORD_RESET, new TokenHash("other"))).isEmpty();
  }

  @Test
  void are_taken_once() {
    add(reset(1));
    assertThat(take(reset(1))).isTrue();
    assertThat(take(reset(1))).isFalse();
    assertThat(tokens().find(Purpose.PASSWORD_RESET, reset(1).hash())).isEmpty();
  }

  @Test
  void that_were_mailed_are_known_by_user_and_purpose_until_they_expire() {
    var other = aUser().named("Bee").build();
    users().add(other);
    add(reset(1));
    add(reset(2));
    add(token(3, Purpose.PASSWORD_RESET, other.id()));
    add(token(4, Purpose.EMAIL_VERIFICATION, ann.id()));
    assertThat(tokens().mailed(ann.id(), Purpose.PASSWORD_RESET, NOW))
        .containsExactlyInAnyOrder(reset(1), reset(2));
    var end = NOW.plus(LIFE);
    assertThat(tokens().mailed(ann.id(), Purpose.PASSWORD_RESET, end.minusNanos(1_000))).hasSize(2);
    assertThat(tokens().mailed(ann.id(), Purpose.PASSWORD_RESET, end)).isEmpty();
  }

  @Test
  void are_not_added_for_nobody() {
    assertThat(add(token(1, Purpose.PASSWORD_RESET, aUser().named("Nobody").build().id())))
        .isFalse();
  }

  @Test
  void are_worth_nothing_once_called_off_but_were_mailed() {
    var other = aUser().named("Bee").build();
    users().add(other);
    add(reset(1));
    add(token(2, Purpose.EMAIL_VERIFICATION, ann.id()));
    add(token(3, Purpose.PASSWORD_RESET, other.id()));
    transactions().run(() -> tokens().callOff(ann.id()));
    assertThat(isLive(Purpose.PASSWORD_RESET, 1)).isFalse();
    assertThat(isLive(Purpose.EMAIL_VERIFICATION, 2)).isFalse();
    assertThat(isLive(Purpose.PASSWORD_RESET, 3)).isTrue();
    assertThat(take(reset(1))).isFalse();
    assertThat(tokens().mailed(ann.id(), Purpose.PASSWORD_RESET, NOW)).hasSize(1);
  }

  @Test
  void are_called_off_where_mail_for_their_user_does_not_go_any_more() {
    var wanting = aUser().named("Bee").withEverything().build();
    users().add(wanting);
    add(to("Bee@Example.org", 1, wanting.id()));
    add(to("NEW.bee@example.org", 2, wanting.id()));
    add(to("old@example.org", 3, wanting.id()));
    add(to("old@example.org", 4, ann.id()));
    transactions().run(() -> tokens().callOffElsewhere(wanting));
    assertThat(isLive(Purpose.EMAIL_VERIFICATION, 1)).isTrue();
    assertThat(isLive(Purpose.EMAIL_VERIFICATION, 2)).isTrue();
    assertThat(isLive(Purpose.EMAIL_VERIFICATION, 3)).isFalse();
    assertThat(isLive(Purpose.EMAIL_VERIFICATION, 4)).isTrue();
    transactions().run(() -> tokens().callOffElsewhere(ann));
    assertThat(isLive(Purpose.EMAIL_VERIFICATION, 4)).isFalse();
  }

  @Test
  void go_with_their_user() {
    add(reset(1));
    delete(ann.id());
    assertThat(found(Purpose.PASSWORD_RESET, 1)).isEmpty();
  }

  @Test
  void are_swept_a_few_at_a_time_once_they_have_expired() {
    IntStream.rangeClosed(1, 3).forEach(n -> add(reset(n)));
    add(token(4, Purpose.EMAIL_VERIFICATION, ann.id()));
    assertThat(sweep(NOW.plus(LIFE), 2)).isZero();
    var later = NOW.plus(LIFE).plusSeconds(1);
    assertThat(sweep(later, 2)).isEqualTo(2);
    assertThat(sweep(later, 2)).isEqualTo(1);
    assertThat(sweep(later, 2)).isZero();
    assertThat(found(Purpose.EMAIL_VERIFICATION, 4)).isPresent();
  }

  @RepeatedTest(ROUNDS)
  void of_many_who_take_one_at_once_one_does() {
    add(reset(1));
    var taken = Race.of(12, _ -> take(reset(1)));
    assertThat(taken).filteredOn(won -> won).hasSize(1);
  }

  private OneTimeToken reset(int number) {
    return token(number, Purpose.PASSWORD_RESET, ann.id());
  }

  private OneTimeToken token(int number, Purpose purpose, UserId user) {
    return OneTimeToken.issue(new TokenHash("hash " + number), purpose, user, ann.email(), NOW);
  }

  private static OneTimeToken to(String address, int number, UserId user) {
    return OneTimeToken.issue(
        new TokenHash("hash " + number),
        Purpose.EMAIL_VERIFICATION,
        user,
        new EmailAddress(address),
        NOW);
  }

  private boolean add(OneTimeToken token) {
    return transactions().<Boolean>run(() -> tokens().add(token));
  }

  private boolean isLive(Purpose purpose, int number) {
    return found(purpose, number).orElseThrow().isLive(NOW);
  }

  private boolean take(OneTimeToken token) {
    return transactions().<Boolean>run(() -> tokens().take(token));
  }

  private int sweep(Instant expiredBefore, int most) {
    return transactions().<Integer>run(() -> tokens().sweep(expiredBefore, most));
  }

  private Optional<OneTimeToken> found(Purpose purpose, int number) {
    return tokens().find(purpose, new TokenHash("hash " + number));
  }
}
