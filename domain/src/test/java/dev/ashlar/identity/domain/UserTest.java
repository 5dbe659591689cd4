package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
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
