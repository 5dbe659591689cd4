package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.registration;
import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {
  private final User ann = aUser().named("Ann").withEverything().build();
  private final Account account = Account.of(ann);
  private final UserId bee = aUser().named("Bee").build().id();

  @Test
  void holds_all_of_a_user_but_the_password() {
    assertThat(account.id()).isEqualTo(ann.id().value());
    assertThat(account.email()).isEqualTo("ann@example.org");
    assertThat(account.pendingEmail()).contains("New.ann@example.org");
    assertThat(account.emailVerified()).isTrue();
    assertThat(account.username()).isEqualTo("ann");
    assertThat(account.name()).isEqualTo("Ann");
    assertThat(account.bio()).isEqualTo(ann.bio().map(bio -> bio.value()));
    assertThat(account.profilePictureUrl()).contains("https://example.org/ann");
    assertThat(account.role()).isEqualTo(Role.USER);
    assertThat(account.createdAt()).isEqualTo(ann.createdAt());
    assertThat(account.updatedAt()).isEqualTo(ann.updatedAt());
    assertThat(account.version()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void is_seen_by_its_user(Role role) {
    assertThat(account.seenBy(Viewers.viewer(ann.id(), role))).isSameAs(account);
  }

  @Test
  void is_seen_by_admins() {
    assertThat(account.seenBy(Viewers.admin(bee))).isSameAs(account);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void is_a_profile_to_everybody_else(Role role) {
    var profile =
        new Profile(
            account.id(),
            "ann",
            "Ann",
            account.bio(),
            account.profilePictureUrl(),
            Role.USER,
            account.createdAt(),
            7);
    assertThat(account.seenBy(Viewers.viewer(bee, role))).isEqualTo(profile);
    assertThat(account.seenBy(Viewers.anonymous())).isEqualTo(profile);
  }

  @Test
  void is_not_printed() {
    var identity = new IdentityOnFakes();
    var registered = identity.register("Telltale");
    var printed =
        "%s %s %s %s %s"
            .formatted(
                registered,
                registered.user().seenBy(Viewers.anonymous()),
                registration("Telltale").email(),
                registered.tokens(),
                new RefreshSession.Refreshed(registered.tokens()));
    assertThat(printed)
        .doesNotContainIgnoringCase("Telltale")
        .doesNotContain(registered.tokens().accessToken())
        .doesNotContain(registered.tokens().refreshToken().value());
  }
}
