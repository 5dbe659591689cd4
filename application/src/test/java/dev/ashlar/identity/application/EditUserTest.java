package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.DEVICE;
import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.EditUser.Edited;
import dev.ashlar.identity.application.EditUser.EmailTaken;
import dev.ashlar.identity.application.EditUser.PasswordMissing;
import dev.ashlar.identity.application.EditUser.PasswordWrong;
import dev.ashlar.identity.application.EditUser.UsernameTaken;
import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.Mail;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditUserTest {
  private static final EmailAddress NEW = new EmailAddress("new@example.org");

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final User ann = aUser().named("Ann").withEmail("Ann@example.org").build();
  private final User root = aUser().named("Root").withRole(Role.ADMIN).build();
  private final Viewer.SignedIn asAnn = Viewers.fan(ann.id());
  private final Viewer.SignedIn asRoot = Viewers.admin(root.id());

  @BeforeEach
  void let_ann_and_root_exist() {
    identity.users.add(ann);
    identity.users.add(root);
    identity.clock.advance(Duration.ofDays(1));
  }

  @Test
  void changes_what_is_given() {
    var edit =
        new User.Edit(
            Optional.of(new DisplayName("Anna")),
            Optional.of(new Username("anna")),
            Optional.empty(),
            Optional.of(Optional.of(new Bio("Writes."))),
            Optional.of(Optional.of(new ProfilePictureUrl("https://example.org/a.png"))));
    var edited = ((Edited) handle(asAnn, edit)).user();
    assertThat(edited.name()).isEqualTo("Anna");
    assertThat(edited.username()).isEqualTo("anna");
    assertThat(edited.bio()).contains("Writes.");
    assertThat(edited.profilePictureUrl()).contains("https://example.org/a.png");
    assertThat(edited.email()).isEqualTo("Ann@example.org");
    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.updatedAt()).isEqualTo(identity.clock.instant());
    assertThat(stored()).isEqualTo(edited);
    assertThat(identity.audit.events()).isEmpty();
  }

  @Test
  void makes_no_version_where_nothing_differs() {
    assertThat(handle(asAnn, named("Ann"))).isEqualTo(new Edited(Account.of(ann)));
    assertThat(handle(asAnn, email("ANN@example.org"))).isEqualTo(new Edited(Account.of(ann)));
    assertThat(handle(asRoot, email("ANN@example.org"))).isEqualTo(new Edited(Account.of(ann)));
    assertThat(stored()).isEqualTo(Account.of(ann));
  }

  @Test
  void is_for_oneself_and_admins() {
    assertThat(handle(asRoot, named("Anna"))).isInstanceOf(Edited.class);
    var bee = Viewers.creator(aUser().named("Bee").build().id());
    assertThatThrownBy(() -> handle(bee, named("Anna"))).isInstanceOf(Forbidden.class);
  }

  @Test
  void finds_nobody_where_there_is_nobody() {
    var nobody = aUser().named("Nobody").build().id();
    assertThatThrownBy(() -> handle(asAnn, nobody, named("x"))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> handle(Viewers.fan(nobody), nobody, named("x")))
        .isInstanceOf(ViewerGone.class);
  }

  @Test
  void wants_the_expected_version() {
    var stale = new ExpectedVersion(Optional.of(Set.of(7L)));
    var command =
        new EditUser.Command(
            asAnn, ann.id(), stale, named("Anna"), Optional.empty(), DEVICE.network());
    assertThatThrownBy(() -> identity.editUser.handle(command)).isInstanceOf(StaleVersion.class);
    assertThat(stored()).isEqualTo(Account.of(ann));
  }

  @Test
  void refuses_a_username_that_is_taken() {
    var edit =
        new User.Edit(
            Optional.empty(),
            Optional.of(root.username()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(handle(asAnn, edit)).isEqualTo(new UsernameTaken());
    assertThat(stored()).isEqualTo(Account.of(ann));
  }

  @Test
  void keeps_a_new_email_of_ones_own_pending() {
    var edited = ((Edited) handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD)).user();
    assertThat(edited.email()).isEqualTo("Ann@example.org");
    assertThat(edited.pendingEmail()).contains(NEW.value());
    assertThat(edited.version()).isEqualTo(2);
    assertThat(stored()).isEqualTo(edited);
    assertThat(identity.audit.events())
        .containsExactly(
            AuditEvent.success(ann.id(), "email.change-request", "user", ann.id().value()));
  }

  @Test
  void tells_the_old_address_of_the_new_one_which_becomes_the_email_once_confirmed() {
    handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD);
    assertThat(identity.delivered())
        .extracting(Mail::to)
        .containsExactlyInAnyOrder("Ann@example.org", NEW.value());
    assertThat(identity.confirmEmail.handle(identity.mailedToken()))
        .isEqualTo(new ConfirmEmail.Confirmed());
    assertThat(stored().email()).isEqualTo(NEW.value());
    assertThat(stored().pendingEmail()).isEmpty();
  }

  @Test
  void mails_another_token_to_who_asks_for_the_same_again() {
    var once = handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD);
    assertThat(handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD)).isEqualTo(once);
    assertThat(identity.delivered()).filteredOn(mail -> mail.to().equals(NEW.value())).hasSize(2);
  }

  @Test
  void drowns_nobody_in_mail_however_often_the_same_is_asked() {
    for (int i = 0; i < 2 * OneTimeToken.MOST_LIVE; i++) {
      want(NEW.value());
    }
    assertThat(mailsTo(NEW.value())).isEqualTo(OneTimeToken.MOST_LIVE);
    assertThat(mailsTo("Ann@example.org")).isEqualTo(1);
    assertThat(identity.audit.events()).hasSize(1);
  }

  @Test
  void tells_the_old_address_of_every_other_one_however_many_tokens_there_are() {
    for (int i = 0; i < OneTimeToken.MOST_LIVE; i++) {
      want("typo@example.org");
    }
    assertThat(want(NEW.value())).isInstanceOf(Edited.class);
    assertThat(mailsTo(NEW.value())).isEqualTo(1);
    assertThat(mailsTo("Ann@example.org")).isEqualTo(2);
    assertThat(identity.audit.events())
        .containsOnly(
            AuditEvent.success(ann.id(), "email.change-request", "user", ann.id().value()))
        .hasSize(2);
  }

  @Test
  void has_a_token_die_with_the_wish_it_was_for() {
    want(NEW.value());
    var first = identity.mailedToken();
    handle(asAnn, email("ann@example.org"));
    want(NEW.value());
    assertThat(identity.confirmEmail.handle(first)).isEqualTo(new ConfirmEmail.TokenInvalid());
    want("newer@example.org");
    var second = identity.mailedToken();
    want(NEW.value());
    assertThat(identity.confirmEmail.handle(second)).isEqualTo(new ConfirmEmail.TokenInvalid());
    assertThat(identity.confirmEmail.handle(identity.mailedToken()))
        .isEqualTo(new ConfirmEmail.Confirmed());
  }

  @Test
  void floods_no_mailbox_for_who_wants_ever_another_address() {
    for (int i = 0; i < OneTimeToken.MOST_MAILED; i++) {
      assertThat(want(i % 2 == 0 ? NEW.value() : "newer@example.org")).isInstanceOf(Edited.class);
    }
    var before = stored();
    identity.clock.advance(Duration.ofHours(1));
    assertThat(want("newest@example.org"))
        .isEqualTo(new EditUser.TooManyWishes(Duration.ofHours(23)));
    assertThat(stored()).isEqualTo(before);
    assertThat(mailsTo("Ann@example.org")).isEqualTo(OneTimeToken.MOST_MAILED);
    identity.clock.advance(Duration.ofHours(23));
    assertThat(want("newest@example.org")).isInstanceOf(Edited.class);
  }

  @Test
  void has_the_tokens_of_an_address_die_that_an_admin_replaced() {
    identity.requestPasswordReset.handle(ann.email());
    var token = identity.mailedToken();
    handle(asRoot, email(NEW.value()));
    handle(asRoot, email("ann@example.org"));
    assertThat(
            identity.oneTimeTokens.find(
                OneTimeToken.Purpose.PASSWORD_RESET, identity.secrets.hash(token)))
        .hasValueSatisfying(found -> assertThat(found.isLive(identity.clock.instant())).isFalse());
  }

  @Test
  void lets_no_key_drop_the_email_that_is_pending() {
    handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD);
    var key = new Viewer.Key(ann.id().value(), Set.of(Viewer.Scope.WRITE));
    var byKey = new Viewer.SignedIn(ann.id(), Role.USER, key);
    assertThatThrownBy(() -> handle(byKey, email("ann@example.org"))).isInstanceOf(Forbidden.class);
    assertThat(stored().pendingEmail()).contains(NEW.value());
  }

  @Test
  void lets_no_token_confirm_what_is_pending_no_more() {
    handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD);
    var token = identity.mailedToken();
    handle(asAnn, email("ann@example.org"));
    assertThat(identity.confirmEmail.handle(token)).isEqualTo(new ConfirmEmail.TokenInvalid());
    assertThat(stored().email()).isEqualTo("Ann@example.org");
  }

  @Test
  void asks_for_the_password_before_ones_own_email_changes() {
    assertThat(handle(asAnn, email(NEW.value()))).isEqualTo(new PasswordMissing());
    assertThat(handle(asAnn, email(NEW.value()), "wrong horse")).isEqualTo(new PasswordWrong());
    assertThat(stored()).isEqualTo(Account.of(ann));
    assertThat(identity.audit.events())
        .extracting(AuditEvent::action, AuditEvent::outcome)
        .containsExactly(tuple("email.change-request", AuditEvent.Outcome.FAILURE));
    var own =
        new EditUser.Command(
            asRoot,
            root.id(),
            ExpectedVersion.ANY,
            email(NEW.value()),
            Optional.empty(),
            DEVICE.network());
    assertThat(identity.editUser.handle(own)).isEqualTo(new PasswordMissing());
  }

  @Test
  void drops_what_is_pending_when_the_current_email_is_named() {
    handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD);
    var edited = ((Edited) handle(asAnn, email("ann@example.org"))).user();
    assertThat(edited.pendingEmail()).isEmpty();
    assertThat(edited.email()).isEqualTo("Ann@example.org");
    assertThat(edited.version()).isEqualTo(3);
  }

  @Test
  void leaves_what_is_pending_alone_where_an_admin_names_the_current_email() {
    handle(asAnn, email(NEW.value()), IdentityOnFakes.PASSWORD);
    var edited = ((Edited) handle(asRoot, email("Ann@example.org"))).user();
    assertThat(edited.pendingEmail()).contains(NEW.value());
    assertThat(edited.version()).isEqualTo(2);
  }

  @Test
  void sets_a_new_email_of_somebody_else_at_once_and_unverified() {
    var bee = aUser().named("Bee").withEverything().build();
    identity.users.add(bee);
    var edited = ((Edited) handle(asRoot, bee.id(), email(NEW.value()))).user();
    assertThat(edited.email()).isEqualTo(NEW.value());
    assertThat(edited.emailVerified()).isFalse();
    assertThat(edited.pendingEmail()).isEmpty();
    assertThat(identity.audit.events())
        .containsExactly(AuditEvent.success(root.id(), "email.change", "user", bee.id().value()));
    assertThat(identity.delivered()).extracting(Mail::to).containsExactly(bee.email().value());
  }

  @Test
  void refuses_an_email_that_is_somebodys_account() {
    var taken = email(root.email().value().toUpperCase(Locale.ROOT));
    assertThat(handle(asAnn, taken, IdentityOnFakes.PASSWORD)).isEqualTo(new EmailTaken());
    var bee = aUser().named("Bee").build();
    identity.users.add(bee);
    assertThat(handle(asRoot, email(bee.email().value()))).isEqualTo(new EmailTaken());
    assertThat(stored()).isEqualTo(Account.of(ann));
  }

  @Test
  void lets_no_key_change_an_email() {
    assertThatThrownBy(() -> handle(Viewers.key(root.id()), email(NEW.value())))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(
            () -> handle(Viewers.key(ann.id()), email(NEW.value()), IdentityOnFakes.PASSWORD))
        .isInstanceOf(Forbidden.class);
    assertThat(handle(Viewers.key(root.id()), email("ann@example.org"))).isInstanceOf(Edited.class);
    assertThat(handle(Viewers.key(root.id()), named("Anna"))).isInstanceOf(Edited.class);
  }

  @Test
  void checks_again_where_the_password_changed_while_it_was_checked() {
    var slow = mock(PasswordHasher.class);
    when(slow.matches(any(), any()))
        .then(_ -> {
          identity.users.save(
              ann.changePassword(new PasswordHash("plain:0:other"), identity.clock.instant()));
          return true;
        })
        .thenReturn(false);
    var command = command(asAnn, ann.id(), email(NEW.value()), Optional.of("correct horse"));
    assertThat(identity.editUser(slow).handle(command)).isEqualTo(new PasswordWrong());
    assertThat(stored().pendingEmail()).isEmpty();
  }

  @Test
  void has_who_guesses_the_password_wait_like_who_logs_in() {
    for (int i = 0; i < 5; i++) {
      assertThat(handle(asAnn, email(NEW.value()), "wrong horse")).isEqualTo(new PasswordWrong());
    }
    assertThat(want(NEW.value())).isEqualTo(new EditUser.Locked(Duration.ofMinutes(1)));
    assertThat(identity.logIn("ann@example.org", IdentityOnFakes.PASSWORD))
        .isInstanceOf(LogIn.Locked.class);
    assertThat(handle(asAnn, named("Anna"))).isInstanceOf(Edited.class);
    identity.clock.advance(Duration.ofMinutes(1));
    assertThat(want(NEW.value())).isInstanceOf(Edited.class);
    assertThat(handle(asAnn, email("newer@example.org"), "wrong horse"))
        .isEqualTo(new PasswordWrong());
    assertThat(want("newer@example.org")).isInstanceOf(Edited.class);
  }

  @Test
  void hashes_outside_the_transaction() {
    var watching = mock(PasswordHasher.class);
    when(watching.matches(any(), any()))
        .then(_ -> {
          assertThat(identity.transactions.isRunning()).isFalse();
          return true;
        });
    var command = command(asAnn, ann.id(), email(NEW.value()), Optional.of("correct horse"));
    assertThat(identity.editUser(watching).handle(command)).isInstanceOf(Edited.class);
  }

  private EditUser.Outcome want(String address) {
    return handle(asAnn, email(address), IdentityOnFakes.PASSWORD);
  }

  private long mailsTo(String address) {
    return identity.delivered().stream().filter(mail -> mail.to().equals(address)).count();
  }

  private Account stored() {
    return Account.of(identity.users.find(ann.id()).orElseThrow());
  }

  private EditUser.Outcome handle(Viewer.SignedIn viewer, User.Edit edit) {
    return handle(viewer, ann.id(), edit);
  }

  private EditUser.Outcome handle(Viewer.SignedIn viewer, UserId id, User.Edit edit) {
    return identity.editUser.handle(command(viewer, id, edit, Optional.empty()));
  }

  private EditUser.Outcome handle(Viewer.SignedIn viewer, User.Edit edit, String password) {
    return identity.editUser.handle(command(viewer, ann.id(), edit, Optional.of(password)));
  }

  private static EditUser.Command command(
      Viewer.SignedIn viewer, UserId id, User.Edit edit, Optional<String> password) {
    return new EditUser.Command(
        viewer,
        id,
        ExpectedVersion.ANY,
        edit,
        password.map(PresentedPassword::new),
        DEVICE.network());
  }

  private static User.Edit named(String name) {
    return new User.Edit(
        Optional.of(new DisplayName(name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static User.Edit email(String email) {
    return new User.Edit(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new EmailAddress(email)),
        Optional.empty(),
        Optional.empty());
  }
}
