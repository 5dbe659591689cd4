package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.PASSWORD;
import static dev.ashlar.identity.application.IdentityOnFakes.id;
import static dev.ashlar.identity.application.IdentityOnFakes.keyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.ChangePassword.Changed;
import dev.ashlar.identity.application.ChangePassword.Command;
import dev.ashlar.identity.application.ChangePassword.Outcome;
import dev.ashlar.identity.application.ChangePassword.Refused;
import dev.ashlar.identity.application.PasswordRules.Objection;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.Authenticator;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangePasswordTest {
  private static final String NEXT = "eight stones in a wall";

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Account ann;
  private Tokens here;
  private Tokens there;
  private Viewer.SignedIn viewer;

  @BeforeEach
  void register_ann() {
    var registered = identity.register("Ann");
    ann = registered.user();
    here = registered.tokens();
    there = identity.alsoLogIn("ann@example.org");
    viewer = identity.viewer(here).orElseThrow();
    identity.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void replaces_the_password() {
    assertThat(change(PASSWORD, NEXT)).isEqualTo(new Changed());
    assertThat(identity.logIn("ann@example.org", NEXT)).isInstanceOf(LogIn.SignedIn.class);
    assertThat(identity.logIn("ann@example.org", PASSWORD))
        .isEqualTo(new LogIn.InvalidCredentials());
  }

  @Test
  void is_a_change_of_the_account() {
    change(PASSWORD, NEXT);
    assertThat(stored().version()).isEqualTo(ann.version() + 1);
    assertThat(stored().updatedAt()).isEqualTo(identity.clock.instant());
  }

  @Test
  void ends_every_other_session_and_leaves_this_one() {
    var bee = identity.register("Bee").tokens();
    change(PASSWORD, NEXT);
    assertThat(identity.viewer(there)).isEmpty();
    assertThat(identity.refresh(there.refreshToken())).isEqualTo(new RefreshSession.TokenInvalid());
    assertThat(identity.viewer(here)).isPresent();
    assertThat(identity.refresh(here.refreshToken())).isInstanceOf(RefreshSession.Refreshed.class);
    assertThat(identity.viewer(bee)).isPresent();
  }

  @Test
  void takes_back_every_api_key() {
    var key = identity.createApiKey(here).secret().text();
    var other = identity.createApiKey(identity.register("Bee").tokens()).secret().text();
    change("wrong", NEXT);
    assertThat(identity.authenticate.authenticate(key)).isInstanceOf(Authenticator.Granted.class);
    change(PASSWORD, NEXT);
    assertThat(identity.authenticate.authenticate(key)).isEqualTo(new Authenticator.Invalid());
    assertThat(identity.authenticate.authenticate(other)).isInstanceOf(Authenticator.Granted.class);
  }

  @Test
  void calls_off_a_reset_that_was_asked_for() {
    var token =
        OneTimeToken.issue(
            new TokenHash("token"),
            Purpose.PASSWORD_RESET,
            id(ann),
            new EmailAddress(ann.email()),
            identity.clock.instant());
    identity.oneTimeTokens.add(token);
    change(PASSWORD, NEXT);
    assertThat(identity.oneTimeTokens.take(token)).isFalse();
  }

  @Test
  void is_recorded() {
    change(PASSWORD, NEXT);
    assertThat(identity.audit.events())
        .endsWith(AuditEvent.success(id(ann), "password.change", "user", ann.id()));
  }

  @Test
  void refuses_a_wrong_password_and_records_the_try() {
    assertThat(change("wrong", NEXT)).isEqualTo(new Refused(true, Optional.empty()));
    assertThat(identity.audit.events())
        .endsWith(
            new AuditEvent(
                Optional.of(id(ann)),
                "password.change",
                "user",
                ann.id().toString(),
                AuditEvent.Outcome.FAILURE));
    assertNothingChanged();
  }

  @ParameterizedTest
  @CsvSource({"ann@example.org, GUESSABLE", "password, COMMON", PASSWORD + ", UNCHANGED"})
  void refuses_a_new_password_that_breaks_the_rules(String next, Objection objection) {
    assertThat(change(PASSWORD, next)).isEqualTo(new Refused(false, Optional.of(objection)));
    assertNothingChanged();
  }

  @Test
  void names_everything_that_is_wrong() {
    assertThat(change("wrong", "ann@example.org"))
        .isEqualTo(new Refused(true, Optional.of(Objection.GUESSABLE)));
  }

  @Test
  void does_not_take_a_guess_for_the_password_because_both_are_the_same() {
    assertThat(change(NEXT, NEXT)).isEqualTo(new Refused(true, Optional.empty()));
  }

  @Test
  void refuses_what_was_checked_against_a_password_that_was_changed_meanwhile() {
    var outcome = changeWhile(() -> change(PASSWORD, "the one that won"));
    assertThat(outcome).isEqualTo(new Refused(true, Optional.empty()));
    assertThat(identity.logIn("ann@example.org", "the one that won"))
        .isInstanceOf(LogIn.SignedIn.class);
  }

  @Test
  void goes_on_where_only_the_hash_was_replaced_meanwhile() {
    var outcome =
        changeWhile(() ->
            identity.users.save(
                stored()
                    .changePassword(
                        identity.hasher.hash(new RawPassword(PASSWORD)),
                        identity.clock.instant())));
    assertThat(outcome).isEqualTo(new Changed());
  }

  @Test
  void changes_nothing_for_a_session_that_was_ended_meanwhile() {
    assertThatThrownBy(() -> changeWhile(() -> identity.logOut.handle(viewer)))
        .isInstanceOf(ViewerGone.class);
    assertThat(stored().version()).isEqualTo(ann.version());
    assertThat(identity.viewer(there)).isPresent();
  }

  @Test
  void tells_who_was_deleted_meanwhile() {
    assertThatThrownBy(() -> changeWhile(() -> identity.users.remove(id(ann))))
        .isInstanceOf(ViewerGone.class);
    assertThatThrownBy(() -> change(PASSWORD, NEXT)).isInstanceOf(ViewerGone.class);
  }

  @Test
  void hashes_outside_the_transaction() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any()))
        .then(_ -> {
          assertThat(identity.transactions.isRunning()).isFalse();
          return true;
        });
    when(hasher.hash(any()))
        .then(call -> {
          assertThat(identity.transactions.isRunning()).isFalse();
          return identity.hasher.hash(call.getArgument(0));
        });
    assertThat(change(hasher)).isEqualTo(new Changed());
  }

  @Test
  void changes_nothing_where_the_hasher_is_overloaded() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any())).thenReturn(true);
    when(hasher.hash(any())).thenThrow(new Unavailable("Too busy."));
    assertThatThrownBy(() -> change(hasher)).isInstanceOf(Unavailable.class);
    assertNothingChanged();
  }

  @Test
  void has_who_guesses_wait_like_who_logs_in() {
    for (int i = 0; i < 5; i++) {
      assertThat(change("wrong", NEXT)).isEqualTo(new Refused(true, Optional.empty()));
    }
    var locked = new ChangePassword.Locked(Duration.ofMinutes(1));
    assertThat(change(PASSWORD, NEXT)).isEqualTo(locked);
    assertThat(change("wrong", NEXT)).isEqualTo(locked);
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(LogIn.Locked.class);
    assertThat(identity.audit.events())
        .contains(
            new AuditEvent(
                Optional.of(id(ann)),
                "password.change",
                "user",
                ann.id().toString(),
                AuditEvent.Outcome.DENIED));
    identity.clock.advance(Duration.ofMinutes(1));
    assertThat(change(PASSWORD, NEXT)).isEqualTo(new Changed());
  }

  @Test
  void counts_on_from_failed_logins_and_forgets_them_with_a_right_password() {
    for (int i = 0; i < 4; i++) {
      identity.logIn("ann@example.org", "wrong");
    }
    change(PASSWORD, NEXT);
    change("wrong", PASSWORD);
    assertThat(identity.logIn("ann@example.org", NEXT)).isInstanceOf(LogIn.SignedIn.class);
    assertThat(identity.logIn("ann@example.org", "wrong", "198.51.100.7"))
        .isEqualTo(new LogIn.InvalidCredentials());
  }

  @Test
  void is_not_for_an_api_key() {
    assertThatThrownBy(() -> identity.changePassword.handle(command(keyOf(ann), PASSWORD, NEXT)))
        .isInstanceOf(Forbidden.class);
    assertNothingChanged();
  }

  private void assertNothingChanged() {
    assertThat(stored().version()).isEqualTo(ann.version());
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(LogIn.SignedIn.class);
    assertThat(identity.viewer(there)).isPresent();
  }

  private User stored() {
    return identity.users.find(id(ann)).orElseThrow();
  }

  private Outcome change(String current, String next) {
    return identity.changePassword.handle(command(viewer, current, next));
  }

  private Outcome change(PasswordHasher hasher) {
    return new ChangePassword(
            identity.users,
            identity.sessions,
            identity.apiKeys,
            identity.oneTimeTokens,
            identity.rules,
            identity.proof(hasher),
            hasher,
            identity.audit,
            identity.transactions,
            identity.clock)
        .handle(command(viewer, PASSWORD, NEXT));
  }

  /** Once, right after the current password was found to be right, something happens. */
  private Outcome changeWhile(Runnable happening) {
    var hasher = mock(PasswordHasher.class);
    when(hasher.matches(any(), any()))
        .then(_ -> {
          happening.run();
          return true;
        })
        .then(call -> identity.hasher.matches(call.getArgument(0), call.getArgument(1)));
    when(hasher.hash(any())).then(call -> identity.hasher.hash(call.getArgument(0)));
    return change(hasher);
  }

  private static Command command(Viewer.SignedIn viewer, String current, String next) {
    return new Command(
        viewer,
        new PresentedPassword(current),
        new RawPassword(next),
        IdentityOnFakes.DEVICE.network());
  }
}
