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
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.LogIn.InvalidCredentials;
import dev.ashlar.identity.application.LogIn.SignedIn;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.Unavailable;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
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

  private LogIn logIn(PasswordHasher hasher) {
    return new LogIn(
        identity.users, hasher, identity.signIn, identity.transactions, identity.clock);
  }

  private static LogIn.Command command(String email) {
    return new LogIn.Command(new EmailAddress(email), new PresentedPassword(PASSWORD), DEVICE);
  }
}
