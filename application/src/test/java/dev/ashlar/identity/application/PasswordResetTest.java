package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.api.PasswordResetRequested;
import dev.ashlar.identity.application.ConfirmPasswordReset.PasswordRefused;
import dev.ashlar.identity.application.ConfirmPasswordReset.PasswordSet;
import dev.ashlar.identity.application.ConfirmPasswordReset.TokenInvalid;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.Authenticator;
import dev.ashlar.platform.application.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordResetTest {
  private static final String NEW = "new horse, same rider";
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private RegisterUser.Registered ann;

  @BeforeEach
  void register_ann() {
    ann = identity.register("Ann");
  }

  @Test
  void lets_in_who_read_the_mail_with_the_new_password_alone() {
    request("ANN@example.org");
    assertThat(confirm(identity.mailedToken(), NEW)).isEqualTo(new PasswordSet());
    assertThat(identity.logIn("ann@example.org", PASSWORD))
        .isInstanceOf(LogIn.InvalidCredentials.class);
    assertThat(identity.logIn("ann@example.org", NEW)).isInstanceOf(LogIn.SignedIn.class);
  }

  @Test
  void writes_to_the_address_of_the_account() {
    request("ANN@example.org");
    assertThat(identity.delivered())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).isEqualTo("ann@example.org");
          assertThat(mail.text()).contains("\n\nsecret-").contains("30 minutes");
          assertThat(mail.text())
              .contains("POST https://api.example.org/api/v1/auth/password-reset/confirm\n");
        });
  }

  @Test
  void keeps_no_token_where_it_could_be_read() {
    request("ann@example.org");
    var token = identity.mailedToken();
    var event = (PasswordResetRequested) identity.outbox.events().getFirst();
    assertThat(event.sealedToken()).isNotEqualTo(token.value());
    assertThat(identity.oneTimeTokens.find(OneTimeToken.Purpose.PASSWORD_RESET, hash(token)))
        .isPresent();
    assertThat(event.toString()).doesNotContain("ann@").doesNotContain(event.sealedToken());
  }

  @Test
  void sends_nothing_to_an_address_that_nobody_has() {
    request("bee@example.org");
    assertThat(identity.delivered()).isEmpty();
    assertThat(identity.outbox.events()).isEmpty();
    assertThat(identity.oneTimeTokens.count()).isZero();
  }

  @Test
  void notes_who_was_meant_and_an_address_of_nobody_as_a_hash_alone() {
    request("ann@example.org");
    request("bee@example.org");
    var asked = audited("password-reset.request");
    assertThat(asked)
        .extracting(AuditEvent::targetType, AuditEvent::outcome, AuditEvent::actor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "user", AuditEvent.Outcome.SUCCESS, Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(
                "email", AuditEvent.Outcome.FAILURE, Optional.empty()));
    assertThat(asked.getFirst().targetId()).isEqualTo(ann.user().id().toString());
    assertThat(asked.getLast().targetId()).isNotEqualTo("bee@example.org");
  }

  @Test
  void sends_five_mails_and_no_more_until_one_has_expired() {
    for (int n = 0; n < 7; n++) {
      request("ann@example.org");
      identity.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(identity.delivered()).hasSize(OneTimeToken.MOST_LIVE);
    identity.clock.advance(LIFE.minusSeconds(6));
    request("ann@example.org");
    assertThat(identity.delivered()).hasSize(OneTimeToken.MOST_LIVE + 1);
  }

  @Test
  void lets_its_owner_in_at_once_whoever_guessed_before() {
    for (int i = 0; i < 5; i++) {
      identity.logIn("ann@example.org", "wrong");
    }
    assertThat(identity.logIn("ann@example.org", PASSWORD)).isInstanceOf(LogIn.Locked.class);
    request("ann@example.org");
    assertThat(confirm(identity.mailedToken(), NEW)).isEqualTo(new PasswordSet());
    assertThat(identity.logIn("ann@example.org", NEW)).isInstanceOf(LogIn.SignedIn.class);
  }

  @Test
  void works_once() {
    request("ann@example.org");
    var token = identity.mailedToken();
    confirm(token, NEW);
    assertThat(confirm(token, "another horse")).isEqualTo(new TokenInvalid());
    assertThat(identity.logIn("ann@example.org", NEW)).isInstanceOf(LogIn.SignedIn.class);
  }

  @Test
  void of_many_at_once_works_for_one() {
    request("ann@example.org");
    var token = identity.mailedToken();
    var outcomes = Race.of(8, _ -> confirm(token, NEW));
    assertThat(outcomes).filteredOn(PasswordSet.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(TokenInvalid.class::isInstance).hasSize(7);
  }

  @Test
  void works_for_half_an_hour() {
    request("ann@example.org");
    var token = identity.mailedToken();
    identity.clock.advance(LIFE);
    assertThat(confirm(token, NEW)).isEqualTo(new TokenInvalid());
  }

  @Test
  void works_with_any_live_token_and_takes_the_others_back() {
    request("ann@example.org");
    var first = identity.mailedToken();
    request("ann@example.org");
    var second = identity.mailedToken();
    assertThat(confirm(first, NEW)).isEqualTo(new PasswordSet());
    assertThat(confirm(second, NEW)).isEqualTo(new TokenInvalid());
  }

  @Test
  void refuses_a_token_that_was_never_made() {
    assertThat(confirm(new Secret(""), NEW)).isEqualTo(new TokenInvalid());
    assertThat(confirm(new Secret("guess"), NEW)).isEqualTo(new TokenInvalid());
  }

  @Test
  void refuses_a_token_that_was_made_for_something_else() {
    identity.transactions.run(() ->
        identity.emailConfirmations.ask(stored(), stored().email(), identity.clock.instant()));
    assertThat(confirm(identity.mailedToken(), NEW)).isEqualTo(new TokenInvalid());
  }

  @Test
  void refuses_a_password_that_is_easily_guessed_and_leaves_the_token_for_another() {
    request("ann@example.org");
    var token = identity.mailedToken();
    assertThat(confirm(token, "ann@example.org")).isInstanceOf(PasswordRefused.class);
    assertThat(confirm(token, NEW)).isEqualTo(new PasswordSet());
  }

  @Test
  void refuses_a_token_that_was_mailed_to_an_address_the_user_left() {
    request("ann@example.org");
    var token = identity.mailedToken();
    move("ann@elsewhere.org");
    assertThat(confirm(token, NEW)).isEqualTo(new TokenInvalid());
  }

  @Test
  void ends_every_session() {
    request("ann@example.org");
    confirm(identity.mailedToken(), NEW);
    assertThat(identity.viewer(ann.tokens())).isEmpty();
  }

  @Test
  void takes_back_every_api_key() {
    var key = identity.createApiKey(ann.tokens()).secret().text();
    request("ann@example.org");
    confirm(identity.mailedToken(), NEW);
    assertThat(identity.authenticate.authenticate(key)).isEqualTo(new Authenticator.Invalid());
  }

  @Test
  void calls_off_a_change_of_the_address_that_an_intruder_may_have_begun() {
    var edited = stored();
    identity.users.save(
        new User(
            edited.id(),
            edited.email(),
            Optional.of(new EmailAddress("intruder@example.org")),
            false,
            edited.username(),
            edited.name(),
            edited.bio(),
            edited.profilePictureUrl(),
            edited.password(),
            edited.role(),
            edited.createdAt(),
            edited.updatedAt(),
            edited.version() + 1));
    identity.transactions.run(() ->
        identity.emailConfirmations.ask(
            stored(), new EmailAddress("intruder@example.org"), identity.clock.instant()));
    var intruders = identity.mailedToken();
    request("ann@example.org");
    confirm(identity.mailedToken(), NEW);
    assertThat(stored().pendingEmail()).isEmpty();
    assertThat(identity.confirmEmail.handle(intruders)).isEqualTo(new ConfirmEmail.TokenInvalid());
  }

  @Test
  void calls_off_every_token_that_was_mailed() {
    identity.transactions.run(() ->
        identity.emailConfirmations.ask(stored(), stored().email(), identity.clock.instant()));
    var verification = identity.mailedToken();
    request("ann@example.org");
    confirm(identity.mailedToken(), NEW);
    assertThat(identity.confirmEmail.handle(verification))
        .isEqualTo(new ConfirmEmail.TokenInvalid());
  }

  @Test
  void lets_its_owner_in_however_many_mails_strangers_had_sent() {
    for (int n = 0; n < 2 * OneTimeToken.MOST_LIVE; n++) {
      request("ann@example.org");
    }
    assertThat(confirm(identity.mailedToken(), NEW)).isEqualTo(new PasswordSet());
    request("ann@example.org");
    assertThat(identity.delivered()).hasSize(OneTimeToken.MOST_LIVE + 1);
  }

  @Test
  void is_a_change_of_the_account() {
    var before = stored();
    identity.clock.advance(Duration.ofMinutes(1));
    request("ann@example.org");
    confirm(identity.mailedToken(), NEW);
    assertThat(stored().version()).isEqualTo(before.version() + 1);
    assertThat(stored().updatedAt()).isEqualTo(identity.clock.instant());
    assertThat(audited("password-reset.confirm"))
        .containsExactly(
            AuditEvent.success(before.id(), "password-reset.confirm", "user", before.id().value()));
  }

  @Test
  void hashes_outside_the_transaction_and_only_for_a_token_that_may_be_good() {
    var hasher = mock(PasswordHasher.class);
    when(hasher.hash(any()))
        .then(_ -> {
          assertThat(identity.transactions.isRunning()).isFalse();
          return new PasswordHash("new");
        });
    request("ann@example.org");
    assertThat(identity.confirmPasswordReset(hasher).handle(command(identity.mailedToken(), NEW)))
        .isEqualTo(new PasswordSet());
    var idle = mock(PasswordHasher.class);
    identity.confirmPasswordReset(idle).handle(command(new Secret("guess"), NEW));
    verifyNoInteractions(idle);
  }

  @Test
  void does_nothing_for_a_user_who_was_deleted_meanwhile() {
    request("ann@example.org");
    var token = identity.mailedToken();
    identity.users.remove(IdentityOnFakes.id(ann.user()));
    assertThat(confirm(token, NEW)).isEqualTo(new TokenInvalid());
  }

  @Test
  void mails_no_token_that_has_expired_on_its_way() {
    request("ann@example.org");
    identity.clock.advance(LIFE);
    assertThat(identity.delivered()).isEmpty();
    assertThat(identity.outbox.deliveries()).isEmpty();
  }

  private void request(String email) {
    identity.requestPasswordReset.handle(new EmailAddress(email));
  }

  private ConfirmPasswordReset.Outcome confirm(Secret token, String password) {
    return identity.confirmPasswordReset(identity.hasher).handle(command(token, password));
  }

  private static ConfirmPasswordReset.Command command(Secret token, String password) {
    return new ConfirmPasswordReset.Command(token, new RawPassword(password));
  }

  private User stored() {
    return identity.users.lock(IdentityOnFakes.id(ann.user())).orElseThrow();
  }

  private void move(String address) {
    var user = stored();
    identity.users.save(
        UserBuilder.aUser()
            .withId(user.id().value())
            .withUsername(user.username().value())
            .withEmail(address)
            .withVersion(user.version() + 1)
            .build());
  }

  private dev.ashlar.identity.domain.TokenHash hash(Secret token) {
    return identity.secrets.hash(token);
  }

  private List<AuditEvent> audited(String action) {
    return identity.audit.events().stream().filter(e -> e.action().equals(action)).toList();
  }
}
