package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.SliceRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListUsersTest {
  private static final PageRequest PAGE = new PageRequest(1, 20);
  private static final SliceRequest SLICE = new SliceRequest(Optional.empty(), 20);

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final ListUsers listUsers = new ListUsers(new InMemoryUserQueries(identity.users));

  @Test
  void shows_admins_all_of_everybody() {
    var ann = aUser().named("Ann").withEverything().build();
    identity.users.add(ann);
    var query = query(Viewers.admin(aUser().named("Bee").build().id()));
    assertThat(listUsers.handle(query, PAGE).items()).containsExactly(Account.of(ann));
    assertThat(listUsers.handle(query, SLICE).items()).containsExactly(Account.of(ann));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void shows_nobody_else_anything(Role role) {
    var query = query(Viewers.viewer(aUser().build().id(), role));
    assertThatThrownBy(() -> listUsers.handle(query, PAGE)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> listUsers.handle(query, SLICE)).isInstanceOf(Forbidden.class);
  }

  private static ListUsers.Query query(Viewer.SignedIn viewer) {
    return new ListUsers.Query(
        viewer, UserFilter.NONE, List.of(new SortKey<>(UserSort.NAME, false)));
  }
}
