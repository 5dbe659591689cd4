package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.DEVICE;
import static dev.ashlar.identity.application.IdentityOnFakes.PASSWORD;
import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.LogIn.InvalidCredentials;
import dev.ashlar.identity.application.LogIn.Locked;
import dev.ashlar.identity.application.LogIn.SignedIn;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditEvent.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
  private static final String HERE = "192.0.2.1"; // where Ann has registered
  private static final String THERE = "198.51.100.7";

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private RegisterUser.Registered ann;

  @BeforeEach
  void register_ann() {
    ann = identity.register("Ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.org", "ANN@example.ORG"})
  void signs_in_who_knows_email_and_password(String email) {
    identity.clock.advance(Duration.ofDays(1));
    var signedIn = (SignedIn) identity.logIn(email, PASSWORD);
    assertThat(signedIn.user()).isEqualTo(ann.user());
    var tokens = signedIn.tokens();
    assertThat(tokens.accessFor()).isEqualTo(LIFETIMES.access());
    assertThat(tokens.refreshFor()).isEqualTo(LIFETIMES.idle());
    assertThat(identity.viewer(tokens).orElseThrow().id().value()).isEqualTo(ann.user().id());
  }

  @Test
  void opens_another_session_and_leaves_those_there_are() {
    var first = ((SignedIn) identity.logIn("ann@example.org", PASSWORD)).tokens();
    var second = ((SignedIn) identity.logIn("ann@example.org", PASSWORD)).tokens();
    assertThat(identity.session(first)).isNotEqualTo(identity.session(second));
    assertThat(identity.viewer(ann.tokens())).isPresent();
    assertThat(identity.viewer(first)).isPresent();
    assertThat(identity.viewer(second)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Correct horse", "correct horse "})
  void refuses_a_wrong_password(String password) {
    assertThat(identity.logIn("ann@example.org", password)).isEqualTo(new InvalidCredentials());
    assertThat(identity.sessions.all()).hasSize(1);
  }

  @Test
  void refuses_an_email_that_nobody_has_with_the_same_words() {
    assertThat(identity.logIn("bee@example.org", PASSWORD)).isEqualTo(new InvalidCredentials());
  }

  @Test
  void does_the_work_of_a_hash_also_where_there_is_nobody() {
    var hasher = mock(PasswordHasher.class);
    assertThat(logIn(hasher).handle(command("bee@example.org")))
        .isEqualTo(new InvalidCredentials());
    verify(hasher).matches(any(), eq(Optional.empty()));
  }

  @Test
  void hashes_outside_the_transaction() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any()))
        .then(_ -> {
          assertThat(identity.transactions.isRunning()).isFalse();
          return true;
        });
    assertThat(logIn(hasher).handle(command("ann@example.org"))).isInstanceOf(SignedIn.class);
  }

  @Test
  void opens_no_session_where_the_hasher_is_overloaded() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any())).thenThrow(new Unavailable("Too busy."));
    assertThatThrownBy(() -> logIn(hasher).handle(command("ann@example.org")))
        .isInstanceOf(Unavailable.class);
    assertThat(identity.sessions.all()).hasSize(1);
  }

  @Test
  void signs_nobody_in_who_was_deleted_meanwhile() {
    assertThat(logInWhile(() -> identity.users.remove(IdentityOnFakes.id(ann.user()))))
        .isEqualTo(new InvalidCredentials());
    assertThat(identity.sessions.all()).isEmpty();
  }

  @Test
  void signs_nobody_in_with_a_password_that_was_changed_meanwhile() {
    assertThat(logInWhile(() -> replacePassword("another password")))
        .isEqualTo(new InvalidCredentials());
    assertThat(identity.sessions.all()).hasSize(1);
  }

  @Test
  void signs_in_where_only_the_hash_was_replaced_meanwhile() {
    assertThat(logInWhile(() -> replacePassword(PASSWORD))).isInstanceOf(SignedIn.class);
    assertThat(identity.sessions.all()).hasSize(2);
  }

  private void replacePassword(String password) {
    var user = identity.users.find(IdentityOnFakes.id(ann.user())).orElseThrow();
    var hash = identity.hasher.hash(new RawPassword(password));
    identity.users.save(user.changePassword(hash, identity.clock.instant()));
  }

  /** Logs Ann in; once, right after her password was found to be right, something happens. */
  private LogIn.Outcome logInWhile(Runnable happening) {
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any()))
        .then(_ -> {
          happening.run();
          return true;
        })
        .then(call -> identity.hasher.matches(call.getArgument(0), call.getArgument(1)));
    return logIn(hasher).handle(command("ann@example.org"));
  }

  @Test
  void has_who_failed_five_times_wait_a_minute() {
    fail(5, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isEqualTo(locked(60));
    identity.clock.advance(Duration.ofSeconds(59));
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isEqualTo(locked(1));
    identity.clock.advance(Duration.ofSeconds(1));
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void answers_a_right_password_a_wrong_one_and_an_unknown_email_alike_meanwhile() {
    fail(5, "ann@example.org", HERE);
    fail(5, "nobody@example.org", HERE);
    assertThat(
            List.of(
                identity.logIn("ann@example.org", PASSWORD),
                identity.logIn("ann@example.org", "wrong"),
                identity.logIn("nobody@example.org", "wrong")))
        .containsOnly(locked(60));
  }

  @Test
  void neither_checks_nor_counts_a_try_that_has_to_wait() {
    fail(5, "ann@example.org", HERE);
    var hasher = mock(PasswordHasher.class);
    for (int i = 0; i < 3; i++) {
      assertThat(logIn(hasher).handle(command("ann@example.org"))).isEqualTo(locked(60));
    }
    verifyNoInteractions(hasher);
    identity.clock.advance(Duration.ofMinutes(1));
    fail(1, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isEqualTo(locked(120));
  }

  @Test
  void forgets_failures_after_a_success() {
    fail(4, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
    fail(4, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void forgets_failures_after_twelve_quiet_hours() {
    fail(4, "ann@example.org", HERE);
    identity.clock.advance(Duration.ofHours(12));
    fail(4, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void counts_every_way_to_write_an_email_as_one() {
    fail(3, "ann@example.org", HERE);
    fail(2, "ANN@Example.org", HERE);
    assertThat(identity.logIn("Ann@example.org", PASSWORD)).isEqualTo(locked(60));
  }

  @Test
  void counts_all_addresses_of_one_ipv6_network_as_one() {
    for (int i = 1; i <= 5; i++) {
      fail(1, "ann@example.org", "2001:db8:0:1::" + i);
    }
    assertThat(identity.logIn("ann@example.org", PASSWORD, "2001:db8:0:1::9"))
        .isEqualTo(locked(60));
    assertThat(identity.logIn("ann@example.org", PASSWORD, "2001:db8:0:2::1"))
        .isInstanceOf(SignedIn.class);
  }

  @Test
  void keeps_nobody_out_who_comes_from_elsewhere_or_is_in_already() {
    fail(5, "ann@example.org", THERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD, THERE)).isEqualTo(locked(60));
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(identity.viewer(ann.tokens())).isPresent();
    assertThat(identity.refresh(ann.tokens().refreshToken()))
        .isInstanceOf(RefreshSession.Refreshed.class);
  }

  @Test
  void has_strangers_wait_once_fifty_tries_from_wherever_have_failed() {
    spray(49);
    assertThat(identity.logIn("ann@example.org", "wrong", "198.51.100.1"))
        .isEqualTo(new InvalidCredentials());
    assertThat(identity.logIn("ann@example.org", PASSWORD, "198.51.100.2")).isEqualTo(locked(60));
    assertThat(identity.logIn("ann@example.org", PASSWORD, HERE)).isInstanceOf(SignedIn.class);
  }

  @Test
  void does_the_same_for_an_email_that_nobody_has() {
    for (int i = 0; i < 50; i++) {
      fail(1, "nobody@example.org", "203.0.113." + i);
    }
    assertThat(identity.logIn("nobody@example.org", "wrong", HERE)).isEqualTo(locked(60));
  }

  @Test
  void counts_what_fails_in_a_network_that_the_account_knows_there_alone() {
    spray(49);
    fail(4, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD, "198.51.100.1"))
        .isInstanceOf(SignedIn.class);
  }

  @Test
  void knows_a_network_for_thirty_days_after_the_last_login() {
    identity.clock.advance(Duration.ofDays(30));
    spray(50);
    assertThat(identity.logIn("ann@example.org", PASSWORD, HERE)).isInstanceOf(SignedIn.class);
    identity.clock.advance(Duration.ofDays(30).plusSeconds(1));
    spray(50);
    assertThat(identity.logIn("ann@example.org", PASSWORD, HERE)).isEqualTo(locked(60));
  }

  @Test
  void lets_its_owner_in_at_once_after_a_reset_of_the_password() {
    spray(50);
    fail(5, "ann@example.org", HERE);
    identity.transactions.run(() -> identity.lockout.lift(new EmailAddress("ANN@example.org")));
    for (var network : List.of(HERE, THERE)) {
      assertThat(identity.logIn("ann@example.org", PASSWORD, network)).isInstanceOf(SignedIn.class);
    }
  }

  @Test
  void admits_nobody_where_others_failed_too_often_while_the_password_was_checked() {
    fail(4, "ann@example.org", HERE);
    assertThat(logInWhile(() -> fail(1, "ann@example.org", HERE))).isEqualTo(locked(60));
    assertThat(identity.sessions.all()).hasSize(1);
  }

  @Test
  void counts_no_failure_where_others_failed_too_often_while_the_password_was_checked() {
    fail(4, "ann@example.org", HERE);
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any()))
        .then(_ -> {
          fail(1, "ann@example.org", HERE);
          return false;
        });
    assertThat(logIn(hasher).handle(command("ann@example.org"))).isEqualTo(locked(60));
    identity.clock.advance(Duration.ofMinutes(1));
    fail(1, "ann@example.org", HERE);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isEqualTo(locked(120));
  }

  @Test
  void is_recorded_however_it_ends() {
    identity.logIn("ann@example.org", PASSWORD);
    fail(5, "ann@example.org", HERE);
    identity.logIn("ann@example.org", PASSWORD);
    fail(1, "Nobody@example.org", HERE);
    var id = ann.user().id().toString();
    var failed = new AuditEvent(Optional.empty(), "login", "user", id, Outcome.FAILURE);
    assertThat(identity.audit.events())
        .containsExactly(
            AuditEvent.success(IdentityOnFakes.id(ann.user()), "register", "user", id),
            AuditEvent.success(IdentityOnFakes.id(ann.user()), "login", "user", id),
            failed, // what repeats within a minute is counted
            new AuditEvent(Optional.empty(), "login", "user", id, Outcome.DENIED),
            new AuditEvent(
                Optional.empty(), "login", "email", "hash of nobody@example.org", Outcome.FAILURE));
  }

  @Test
  void renews_the_hash_of_a_right_password_after_the_answer_where_its_cost_is_outdated() {
    storeHash("plain:0:" + PASSWORD);
    fail(1, "ann@example.org", HERE);
    assertThat(identity.afterwards.size()).isZero();
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(storedHash()).isEqualTo("plain:0:" + PASSWORD);
    identity.afterwards.doAll();
    assertThat(storedHash()).matches("plain:[1-9]\\d*:" + PASSWORD);
    assertThat(identity.users.find(IdentityOnFakes.id(ann.user())).map(Account::of))
        .contains(ann.user());
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(identity.afterwards.size()).isZero();
  }

  @Test
  void renews_no_hash_that_was_replaced_meanwhile() {
    storeHash("plain:0:" + PASSWORD);
    identity.logIn("ann@example.org", PASSWORD);
    storeHash("plain:7:another password");
    identity.afterwards.doAll();
    assertThat(storedHash()).isEqualTo("plain:7:another password");
  }

  private void storeHash(String hash) {
    var id = IdentityOnFakes.id(ann.user());
    var stored = identity.users.find(id).orElseThrow().password();
    identity.users.renewPassword(id, stored, new PasswordHash(hash));
  }

  private String storedHash() {
    var id = IdentityOnFakes.id(ann.user());
    return identity.users.find(id).orElseThrow().password().value();
  }

  private void fail(int times, String email, String ip) {
    for (int i = 0; i < times; i++) {
      assertThat(identity.logIn(email, "wrong", ip)).isEqualTo(new InvalidCredentials());
    }
  }

  /** One wrong guess at Ann's password from each of so many networks. */
  private void spray(int networks) {
    for (int i = 0; i < networks; i++) {
      fail(1, "ann@example.org", "203.0.113." + i);
    }
  }

  private static Locked locked(long seconds) {
    return new Locked(Duration.ofSeconds(seconds));
  }

  private LogIn logIn(PasswordHasher hasher) {
    return identity.logIn(hasher);
  }

  private static LogIn.Command command(String email) {
    return new LogIn.Command(new EmailAddress(email), new PresentedPassword(PASSWORD), DEVICE);
  }
}
