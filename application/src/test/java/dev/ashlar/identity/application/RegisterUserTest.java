package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.DEVICE;
import static dev.ashlar.identity.application.IdentityOnFakes.PASSWORD;
import static dev.ashlar.identity.application.IdentityOnFakes.registration;
import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.RegisterUser.Command;
import dev.ashlar.identity.application.RegisterUser.EmailTaken;
import dev.ashlar.identity.application.RegisterUser.PasswordRefused;
import dev.ashlar.identity.application.RegisterUser.Registered;
import dev.ashlar.identity.application.RegisterUser.UsernameTaken;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterUserTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();

  @Test
  void opens_the_account_of_a_fan() {
    var registered = identity.register("Ann Bee");
    var user = identity.users.find(new EmailAddress("ann_bee@example.org")).orElseThrow();
    assertThat(registered.user()).isEqualTo(Account.of(user));
    assertThat(user.name().value()).isEqualTo("Ann Bee");
    assertThat(user.username().value()).isEqualTo("ann_bee");
    assertThat(user.role()).isEqualTo(Role.USER);
    assertThat(user.emailVerified()).isFalse();
    assertThat(user.createdAt()).isEqualTo(TestClock.START);
    assertThat(user.version()).isEqualTo(1);
  }

  @Test
  void keeps_a_hash_of_the_password() {
    identity.register("Ann");
    var kept = identity.users.find(new EmailAddress("ann@example.org")).orElseThrow().password();
    assertThat(kept.value()).isNotEqualTo(PASSWORD);
    assertThat(identity.hasher.matches(new PresentedPassword(PASSWORD), Optional.of(kept)))
        .isTrue();
  }

  @Test
  void signs_in_who_has_registered() {
    var tokens = identity.register("Ann").tokens();
    assertThat(tokens.accessFor()).isEqualTo(LIFETIMES.access());
    assertThat(tokens.refreshFor()).isEqualTo(LIFETIMES.idle());
    var claims = identity.accessTokens.claims(tokens.accessToken());
    assertThat(claims.role()).isEqualTo(Role.USER);
    assertThat(claims.issuedAt()).isEqualTo(TestClock.START);
    assertThat(claims.expiresAt()).isEqualTo(TestClock.START.plus(LIFETIMES.access()));
    assertThat(identity.viewer(tokens).orElseThrow().id()).isEqualTo(claims.user());
    assertThat(identity.refresh(tokens.refreshToken()))
        .isInstanceOf(RefreshSession.Refreshed.class);
    assertThat(identity.sessions.all())
        .singleElement()
        .satisfies(session -> assertThat(session.device()).isEqualTo(DEVICE));
  }

  @Test
  void takes_the_username_that_was_wished_for() {
    var outcome = identity.registerUser().handle(wishing("Ann", "queen_ann"));
    assertThat(((Registered) outcome).user().username()).isEqualTo("queen_ann");
  }

  @Test
  void makes_another_username_where_the_first_is_taken() {
    identity.registerUser().handle(registration("Ann", "ann1@example.org"));
    var outcome = identity.registerUser().handle(registration("Ann", "ann2@example.org"));
    assertThat(((Registered) outcome).user().username()).matches("ann_[0-9a-f]{8}");
    assertThat(identity.users.all()).hasSize(2);
    assertThat(identity.sessions.all()).hasSize(2);
  }

  @Test
  void makes_yet_another_username_where_that_is_taken_too() {
    var ann = new DisplayName("Ann");
    // Ids are made in this order: two users with their sessions, a third user, the first salt.
    var firstTry = Username.from(ann, SequentialIds.id(6)).value();
    var secondTry = Username.from(ann, SequentialIds.id(8)).value();
    identity.registerUser().handle(registration("Ann", "ann1@example.org"));
    identity.registerUser().handle(wishing("Bee", firstTry));
    var outcome = identity.registerUser().handle(registration("Ann", "ann2@example.org"));
    assertThat(((Registered) outcome).user().username()).isEqualTo(secondTry);
  }

  @Test
  void refuses_a_username_that_was_wished_for_and_is_taken() {
    identity.register("Ann");
    assertThat(identity.registerUser().handle(wishing("Bee", "ANN")))
        .isEqualTo(new UsernameTaken());
    assertNothingWasAddedToAnn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.org", "ANN@Example.Org"})
  void refuses_an_email_that_is_taken(String email) {
    identity.register("Ann");
    assertThat(identity.registerUser().handle(registration("Bee", email)))
        .isEqualTo(new EmailTaken());
    assertNothingWasAddedToAnn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoe@example.org", "Zoe_Muller", "zoë müller"})
  void refuses_a_password_that_is_the_email_the_username_or_the_name(String password) {
    assertThat(identity.registerUser().handle(zoe(password, Optional.empty())))
        .isEqualTo(new PasswordRefused(PasswordRules.Objection.GUESSABLE));
    assertThat(identity.users.all()).isEmpty();
    assertThat(identity.sessions.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iloveyou", "ILoveYou"})
  void refuses_a_password_that_many_people_choose(String password) {
    assertThat(identity.registerUser().handle(zoe(password, Optional.empty())))
        .isEqualTo(new PasswordRefused(PasswordRules.Objection.COMMON));
    assertThat(identity.users.all()).isEmpty();
  }

  @Test
  void refuses_a_password_that_is_the_username_wished_for() {
    assertThat(
            identity
                .registerUser()
                .handle(zoe("night_owl", Optional.of(new Username("night_owl")))))
        .isEqualTo(new PasswordRefused(PasswordRules.Objection.GUESSABLE));
  }

  @Test
  void hashes_the_password_before_the_transaction() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.hash(any()))
        .then(call -> {
          assertThat(identity.transactions.isRunning()).isFalse();
          return identity.hasher.hash(call.getArgument(0));
        });
    assertThat(identity.registerUser(hasher).handle(registration("Ann")))
        .isInstanceOf(Registered.class);
  }

  @Test
  void changes_nothing_where_the_hasher_is_overloaded() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.hash(any())).thenThrow(new Unavailable("Too busy."));
    assertThatThrownBy(() -> identity.registerUser(hasher).handle(registration("Ann")))
        .isInstanceOf(Unavailable.class);
    assertThat(identity.users.all()).isEmpty();
  }

  @Test
  void opens_no_account_where_no_session_can_be_opened() {
    var sessions = mock(Sessions.class);
    doThrow(new IllegalStateException("away")).when(sessions).add(any(), any());
    var signIn =
        new SignIn(
            sessions,
            identity.networks,
            identity.secrets,
            identity.accessTokens,
            LIFETIMES,
            identity.ids);
    var registerUser =
        new RegisterUser(
            identity.users,
            identity.rules,
            identity.hasher,
            signIn,
            identity.transactions,
            identity.audit,
            identity.ids,
            identity.clock);
    assertThatThrownBy(() -> registerUser.handle(registration("Ann")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(identity.users.all()).isEmpty();
  }

  private void assertNothingWasAddedToAnn() {
    assertThat(identity.users.all())
        .extracting(user -> user.username().value())
        .containsExactly("ann");
    assertThat(identity.sessions.all()).hasSize(1);
  }

  private static Command wishing(String name, String username) {
    var plain = registration(name);
    return new Command(
        plain.email(),
        plain.password(),
        plain.name(),
        Optional.of(new Username(username)),
        plain.device());
  }

  private static Command zoe(String password, Optional<Username> username) {
    return new Command(
        new EmailAddress("zoe@example.org"),
        new RawPassword(password),
        new DisplayName("Zoë Müller"),
        username,
        DEVICE);
  }
}
