package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.ConfirmEmail.Confirmed;
import dev.ashlar.identity.application.ConfirmEmail.EmailTaken;
import dev.ashlar.identity.application.ConfirmEmail.TokenInvalid;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Race;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailVerificationTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Viewer.SignedIn ann;

  @BeforeEach
  void register_ann() {
    ann = identity.viewer(identity.register("Ann").tokens()).orElseThrow();
  }

  @Test
  void believes_who_read_the_mail() {
    request();
    identity.clock.advance(Duration.ofHours(1));
    var before = stored();
    assertThat(confirm(identity.mailedToken())).isEqualTo(new Confirmed());
    assertThat(stored().emailVerified()).isTrue();
    assertThat(stored().email()).isEqualTo(before.email());
    assertThat(stored().version()).isEqualTo(before.version() + 1);
    assertThat(stored().updatedAt()).isEqualTo(identity.clock.instant());
    assertThat(identity.audit.events())
        .contains(AuditEvent.success(ann.id(), "email.verify", "user", ann.id().value()));
  }

  @Test
  void writes_to_the_address_that_the_account_has() {
    request();
    assertThat(identity.delivered())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).isEqualTo("ann@example.org");
          assertThat(mail.text()).contains("\n\nsecret-").contains("24 hours");
          assertThat(mail.text())
              .contains("POST https://api.example.org/api/v1/auth/email-verification/confirm\n");
        });
  }

  @Test
  void writes_to_the_address_that_is_wanted_if_there_is_one() {
    want("new@example.org");
    request();
    assertThat(identity.delivered()).extracting(Mail::to).containsExactly("new@example.org");
    assertThat(confirm(identity.mailedToken())).isEqualTo(new Confirmed());
    assertThat(stored().email()).isEqualTo(new EmailAddress("new@example.org"));
    assertThat(stored().pendingEmail()).isEmpty();
    assertThat(stored().emailVerified()).isTrue();
  }

  @Test
  void writes_to_nobody_where_nothing_is_left_to_confirm() {
    request();
    confirm(identity.mailedToken());
    request();
    assertThat(identity.delivered()).hasSize(1);
  }

  @Test
  void works_once() {
    request();
    var token = identity.mailedToken();
    confirm(token);
    assertThat(confirm(token)).isEqualTo(new TokenInvalid());
  }

  @Test
  void of_many_at_once_works_for_one() {
    want("new@example.org");
    request();
    var token = identity.mailedToken();
    var outcomes = Race.of(8, _ -> confirm(token));
    assertThat(outcomes).filteredOn(Confirmed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(TokenInvalid.class::isInstance).hasSize(7);
  }

  @Test
  void works_for_a_day() {
    request();
    var token = identity.mailedToken();
    identity.clock.advance(Duration.ofDays(1));
    assertThat(confirm(token)).isEqualTo(new TokenInvalid());
    assertThat(stored().emailVerified()).isFalse();
  }

  @Test
  void believes_a_token_for_its_own_address_alone() {
    request();
    var forTheOld = identity.mailedToken();
    want("new@example.org");
    request();
    var forTheNew = identity.mailedToken();
    want("newer@example.org");
    assertThat(confirm(forTheNew)).isEqualTo(new TokenInvalid());
    assertThat(confirm(forTheOld)).isEqualTo(new Confirmed());
    assertThat(stored().email()).isEqualTo(new EmailAddress("ann@example.org"));
    assertThat(stored().pendingEmail()).contains(new EmailAddress("newer@example.org"));
  }

  @Test
  void has_the_tokens_of_the_address_that_was_left_die() {
    request();
    var forTheOld = identity.mailedToken();
    want("new@example.org");
    request();
    confirm(identity.mailedToken());
    assertThat(confirm(forTheOld)).isEqualTo(new TokenInvalid());
  }

  @Test
  void gives_nobody_an_address_that_somebody_else_got_meanwhile() {
    want("new@example.org");
    request();
    identity.users.add(aUser().named("Bee").withEmail("NEW@example.org").build());
    assertThat(confirm(identity.mailedToken())).isEqualTo(new EmailTaken());
    assertThat(stored().email()).isEqualTo(new EmailAddress("ann@example.org"));
  }

  @Test
  void refuses_a_token_that_was_made_for_something_else() {
    identity.requestPasswordReset.handle(new EmailAddress("ann@example.org"));
    assertThat(confirm(identity.mailedToken())).isEqualTo(new TokenInvalid());
    assertThat(confirm(new Secret("guess"))).isEqualTo(new TokenInvalid());
  }

  @Test
  void sends_five_mails_and_no_more() {
    for (int n = 0; n < 7; n++) {
      request();
    }
    assertThat(identity.delivered()).hasSize(OneTimeToken.MOST_LIVE);
    assertThat(confirm(identity.mailedToken())).isEqualTo(new Confirmed());
  }

  @Test
  void is_asked_for_from_a_session_alone() {
    var key =
        new Viewer.SignedIn(
            ann.id(), Role.USER, new Viewer.Key(new UUID(1, 1), Set.of(Viewer.Scope.WRITE)));
    assertThatThrownBy(() -> identity.requestEmailVerification.handle(key))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void knows_no_user_who_is_gone() {
    request();
    var token = identity.mailedToken();
    identity.users.remove(ann.id());
    assertThatThrownBy(this::request).isInstanceOf(ViewerGone.class);
    assertThat(confirm(token)).isEqualTo(new TokenInvalid());
  }

  @Test
  void mails_no_token_that_has_expired_on_its_way() {
    request();
    identity.clock.advance(Duration.ofDays(1));
    assertThat(identity.delivered()).isEmpty();
  }

  @Test
  void expired_tokens_are_swept_by_one_at_a_time() {
    request();
    identity.clock.advance(Duration.ofDays(1).plusNanos(1_000));
    sweep(false);
    assertThat(identity.oneTimeTokens.count()).isEqualTo(1);
    sweep(true);
    assertThat(identity.oneTimeTokens.count()).isZero();
  }

  private void sweep(boolean lockIsFree) {
    new SweepTokens(identity.oneTimeTokens, _ -> lockIsFree, identity.transactions, identity.clock)
        .handle();
  }

  private void request() {
    identity.requestEmailVerification.handle(ann);
  }

  private ConfirmEmail.Outcome confirm(Secret token) {
    return identity.confirmEmail.handle(token);
  }

  private User stored() {
    return identity.users.lock(ann.id()).orElseThrow();
  }

  /** Has Ann want another address, as an edit does. */
  private void want(String address) {
    var user = stored();
    identity.users.save(
        new User(
            user.id(),
            user.email(),
            Optional.of(new EmailAddress(address)),
            user.emailVerified(),
            user.username(),
            user.name(),
            user.bio(),
            user.profilePictureUrl(),
            user.password(),
            user.role(),
            user.createdAt(),
            user.updatedAt(),
            user.version() + 1));
  }
}
