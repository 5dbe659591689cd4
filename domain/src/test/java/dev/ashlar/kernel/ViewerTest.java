package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private static final UserId ANN = new UserId(new UUID(1, 1));
  private static final UserId BEE = new UserId(new UUID(2, 2));

  @Test
  void a_user_owns_what_is_theirs() {
    assertThat(ann(Role.USER).isOwnerOrAdmin(ANN)).isTrue();
    assertThat(ann(Role.CREATOR).isOwnerOrAdmin(ANN)).isTrue();
  }

  @Test
  void a_user_does_not_own_what_is_somebody_elses() {
    assertThat(ann(Role.USER).isOwnerOrAdmin(BEE)).isFalse();
    assertThat(ann(Role.CREATOR).isOwnerOrAdmin(BEE)).isFalse();
  }

  @Test
  void an_admin_may_do_as_owners_do() {
    assertThat(ann(Role.ADMIN).isOwnerOrAdmin(BEE)).isTrue();
  }

  @Test
  void only_an_admin_is_an_admin() {
    assertThat(ann(Role.ADMIN).isAdmin()).isTrue();
    assertThat(ann(Role.CREATOR).isAdmin()).isFalse();
    assertThat(ann(Role.USER).isAdmin()).isFalse();
  }

  @Test
  void somebody_anonymous_is_nobody() {
    Viewer anonymous = new Viewer.Anonymous();
    assertThat(anonymous.isAdmin()).isFalse();
    assertThat(anonymous.isOwnerOrAdmin(ANN)).isFalse();
    assertThat(anonymous.userId()).isEmpty();
    assertThat(ann(Role.USER).userId()).contains(ANN);
  }

  private static Viewer ann(Role role) {
    return new Viewer.SignedIn(ANN, role, new Viewer.Session(new UUID(3, 3)));
  }
}
