package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceFilterTest {
  private static final Visibility ADMIN = Visibility.of(Viewers.admin(OWNER));

  @Test
  void that_nobody_narrowed_leaves_what_is_published() {
    assertThat(filter(Optional.empty(), Optional.empty()).status()).contains(Status.PUBLISHED);
  }

  @Test
  void that_names_an_owner_or_a_tag_leaves_every_status() {
    assertThat(filter(Optional.empty(), Optional.of(OWNER)).status()).isEmpty();
    assertThat(filter(Optional.empty(), Optional.empty(), "a").status()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void that_names_a_status_leaves_that(Status status) {
    assertThat(filter(Optional.of(status), Optional.empty()).status()).contains(status);
    assertThat(filter(Optional.of(status), Optional.of(OWNER)).status()).contains(status);
  }

  @Test
  void asks_for_each_tag_once() {
    assertThat(filter(Optional.empty(), Optional.empty(), "a", "b", "A").tags())
        .isEqualTo(List.of(new Tag("a"), new Tag("b")));
  }

  @Test
  void shows_an_anonymous_viewer_what_is_published() {
    assertThat(Visibility.of(Viewers.anonymous()))
        .isEqualTo(new Visibility(Optional.empty(), false));
  }

  @Test
  void shows_a_user_their_own_as_well() {
    var own = new Visibility(Optional.of(OWNER), false);
    assertThat(Visibility.of(Viewers.fan(OWNER))).isEqualTo(own);
    assertThat(Visibility.of(Viewers.creator(OWNER))).isEqualTo(own);
  }

  @Test
  void shows_an_admin_everything() {
    assertThat(ADMIN.everything()).isTrue();
  }

  private static ResourceFilter filter(
      Optional<Status> status, Optional<UserId> owner, String... tags) {
    return new ResourceFilter(ADMIN, status, owner, Stream.of(tags).map(Tag::new).toList());
  }
}
