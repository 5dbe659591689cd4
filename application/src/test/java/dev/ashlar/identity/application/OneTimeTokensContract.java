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
  void are_added_up_to_a_number_for_each_user_and_purpose() {
    addAsManyAsThereMayBe();
    assertThat(add(reset(6))).isFalse();
    assertThat(tokens().find(Purpose.PASSWORD_RESET, reset(6).hash())).isEmpty();
    assertThat(tokens().find(Purpose.PASSWORD_RESET, reset(1).hash())).isPresent();

    var other = aUser().named("Bee").build();
    users().add(other);
    assertThat(add(token(7, Purpose.PASSWORD_RESET, other.id()))).isTrue();
    assertThat(add(token(8, Purpose.EMAIL_VERIFICATION, ann.id()))).isTrue();
  }

  @Test
  void make_room_when_they_are_used_or_expire() {
    addAsManyAsThereMayBe();
    take(reset(1));
    assertThat(add(reset(6))).isTrue();
    assertThat(add(reset(7))).isFalse();
    var later = NOW.plus(LIFE);
    assertThat(addAt(reset(8), later.minusNanos(1_000))).isFalse();
    assertThat(addAt(reset(8), later)).isTrue();
  }

  @Test
  void are_not_added_for_nobody() {
    assertThat(add(token(1, Purpose.PASSWORD_RESET, aUser().named("Nobody").build().id())))
        .isFalse();
  }

  @Test
  void are_forgotten_by_user_and_purpose() {
    var other = aUser().named("Bee").build();
    users().add(other);
    add(reset(1));
    add(reset(2));
    add(token(3, Purpose.EMAIL_VERIFICATION, ann.id()));
    add(token(4, Purpose.PASSWORD_RESET, other.id()));
    transactions().run(() -> tokens().removeAll(ann.id(), Purpose.PASSWORD_RESET));
    assertThat(found(Purpose.PASSWORD_RESET, 1)).isEmpty();
    assertThat(found(Purpose.PASSWORD_RESET, 2)).isEmpty();
    assertThat(found(Purpose.EMAIL_VERIFICATION, 3)).isPresent();
    assertThat(found(Purpose.PASSWORD_RESET, 4)).isPresent();
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

  @RepeatedTest(ROUNDS)
  void of_many_that_are_added_at_once_no_more_are_than_there_may_be() {
    var added = Race.of(12, n -> add(reset(n)));
    assertThat(added).filteredOn(done -> done).hasSize(OneTimeToken.MOST_LIVE);
  }

  private void addAsManyAsThereMayBe() {
    assertThat(IntStream.rangeClosed(1, OneTimeToken.MOST_LIVE).mapToObj(n -> add(reset(n))))
        .containsOnly(true);
  }

  private OneTimeToken reset(int number) {
    return token(number, Purpose.PASSWORD_RESET, ann.id());
  }

  private OneTimeToken token(int number, Purpose purpose, UserId user) {
    return OneTimeToken.issue(new TokenHash("hash " + number), purpose, user, ann.email(), NOW);
  }

  private boolean add(OneTimeToken token) {
    return addAt(token, NOW);
  }

  private boolean addAt(OneTimeToken token, Instant now) {
    return transactions()
        .<Boolean>run(() -> {
          users().lock(token.userId());
          return tokens().add(token, now);
        });
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
