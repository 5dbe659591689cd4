package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  @Test
  void begins_unverified_in_its_first_version() {
    var user = user(Role.USER);
    assertThat(user.emailVerified()).isFalse();
    assertThat(user.pendingEmail()).isEmpty();
    assertThat(user.bio()).isEmpty();
    assertThat(user.profilePictureUrl()).isEmpty();
    assertThat(user.createdAt()).isEqualTo(THEN);
    assertThat(user.updatedAt()).isEqualTo(THEN);
    assertThat(user.version()).isEqualTo(1);
  }

  @Test
  void a_fan_becomes_a_creator() {
    var creator = user(Role.USER).becomeCreator(NOW);
    assertThat(creator.role()).isEqualTo(Role.CREATOR);
    assertThat(creator.version()).isEqualTo(2);
    assertThat(creator.updatedAt()).isEqualTo(NOW);
    assertThat(creator)
        .usingRecursiveComparison()
        .ignoringFields("role", "version", "updatedAt")
        .isEqualTo(user(Role.USER));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void anybody_else_stays_what_they_are(Role role) {
    var user = user(role);
    assertThat(user.becomeCreator(NOW)).isSameAs(user);
  }

  @Test
  void another_password_is_a_change() {
    var changed = user(Role.CREATOR).changePassword(new PasswordHash("other"), NOW);
    assertThat(changed.password()).isEqualTo(new PasswordHash("other"));
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.updatedAt()).isEqualTo(NOW);
    assertThat(changed)
        .usingRecursiveComparison()
        .ignoringFields("password", "version", "updatedAt")
        .isEqualTo(user(Role.CREATOR));
  }

  @Test
  void an_edit_changes_what_it_names_and_empties_what_it_says() {
    var edited =
        user(Role.USER)
            .editOneself(
                new User.Edit(
                    Optional.of(new DisplayName("Anna")),
                    Optional.of(new Username("anna")),
                    Optional.empty(),
                    Optional.of(Optional.of(new Bio("Writes."))),
                    Optional.of(Optional.of(new ProfilePictureUrl("https://a.org/a")))),
                NOW);
    assertThat(edited.name().value()).isEqualTo("Anna");
    assertThat(edited.username().value()).isEqualTo("anna");
    assertThat(edited.bio()).contains(new Bio("Writes."));
    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.updatedAt()).isEqualTo(NOW);
    var emptied =
        edited.editByAdmin(
            new User.Edit(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optional.empty()),
                Optional.of(Optional.empty())),
            NOW);
    assertThat(emptied.bio()).isEmpty();
    assertThat(emptied.profilePictureUrl()).isEmpty();
    assertThat(emptied.name()).isEqualTo(edited.name());
    assertThat(emptied.version()).isEqualTo(3);
  }

  @Test
  void an_edit_that_changes_nothing_makes_no_version() {
    var user = user(Role.USER);
    assertThat(user.editOneself(email("ANN@Example.org"), NOW)).isSameAs(user);
    assertThat(user.editByAdmin(email("ann@example.org"), NOW)).isSameAs(user);
    assertThat(user.changeRole(Role.USER, NOW)).isSameAs(user);
  }

  @Test
  void another_email_of_ones_own_is_pending_until_one_changes_ones_mind() {
    var pending = user(Role.USER).editOneself(email("new@example.org"), NOW);
    assertThat(pending.email()).isEqualTo(new EmailAddress("ann@example.org"));
    assertThat(pending.pendingEmail()).contains(new EmailAddress("new@example.org"));
    assertThat(pending.version()).isEqualTo(2);
    assertThat(pending.editOneself(email("new@example.org"), NOW)).isSameAs(pending);
    assertThat(pending.editByAdmin(email("ann@example.org"), NOW)).isSameAs(pending);
    var dropped = pending.editOneself(email("Ann@example.org"), NOW);
    assertThat(dropped.pendingEmail()).isEmpty();
    assertThat(dropped.version()).isEqualTo(3);
  }

  @Test
  void another_email_from_an_admin_counts_at_once() {
    var pending = user(Role.USER).editOneself(email("new@example.org"), NOW);
    var moved = pending.editByAdmin(email("other@example.org"), NOW);
    assertThat(moved.email()).isEqualTo(new EmailAddress("other@example.org"));
    assertThat(moved.pendingEmail()).isEmpty();
    assertThat(moved.emailVerified()).isFalse();
    assertThat(moved.version()).isEqualTo(3);
  }

  private static User.Edit email(String email) {
    return new User.Edit(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new EmailAddress(email)),
        Optional.empty(),
        Optional.empty());
  }

  private static User user(Role role) {
    return User.register(
        new UserId(new UUID(1, 1)),
        new EmailAddress("ann@example.org"),
        new Username("ann"),
        new DisplayName("Ann"),
        new PasswordHash("hash"),
        role,
        THEN);
  }
}
