package dev.ashlar.content.application;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static dev.ashlar.content.application.ResourceBuilder.OWNER;
import static dev.ashlar.content.domain.Status.ARCHIVED;
import static dev.ashlar.content.domain.Status.DRAFT;
import static dev.ashlar.content.domain.Status.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.application.ResourceFilter.Part;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceFilterTest {
  private static final UserId SOMEBODY = new UserId(SequentialIds.id(7));
  private static final Viewer NOBODY = Viewers.anonymous();
  private static final Viewer ANN = Viewers.creator(OWNER);
  private static final Viewer ADMIN = Viewers.admin(OWNER);

  @Test
  void that_nobody_narrowed_leaves_what_is_published() {
    assertThat(aListing().filter().status()).contains(PUBLISHED);
    assertThat(aListing().seenBy(ANN).filter().parts()).containsExactly(ofAll(PUBLISHED));
    assertThat(aListing().seenBy(ADMIN).filter().parts()).containsExactly(ofAll(PUBLISHED));
  }

  @ParameterizedTest
  @MethodSource("narrowings")
  void that_is_narrowed_by_anything_leaves_every_status(ListingBuilder narrowed) {
    assertThat(narrowed.filter().status()).isEmpty();
  }

  static Stream<ListingBuilder> narrowings() {
    return Stream.of(
        aListing().ownedBy(OWNER),
        aListing().tagged("a"),
        aListing().saying("stone"),
        aListing().createdFrom(TestClock.START),
        aListing().createdTo(TestClock.START));
  }

  @ParameterizedTest
  @EnumSource
  void that_names_a_status_leaves_that(Status status) {
    assertThat(aListing().in(status).filter().status()).contains(status);
    assertThat(aListing().in(status).ownedBy(OWNER).filter().status()).contains(status);
  }

  @Test
  void asks_for_each_tag_once() {
    assertThat(aListing().tagged("a", "b", "A").filter().tags())
        .isEqualTo(List.of(new Tag("a"), new Tag("b")));
  }

  @Test
  void shows_an_anonymous_viewer_what_is_published() {
    assertThat(aListing().seenBy(NOBODY).tagged("a").filter().parts())
        .containsExactly(ofAll(PUBLISHED));
    assertThat(aListing().seenBy(NOBODY).ownedBy(OWNER).filter().parts())
        .containsExactly(of(PUBLISHED, OWNER));
    assertThat(aListing().seenBy(NOBODY).in(DRAFT).filter().parts()).isEmpty();
    assertThat(aListing().seenBy(NOBODY).in(ARCHIVED).ownedBy(OWNER).filter().parts()).isEmpty();
  }

  @Test
  void shows_a_user_their_own_as_well() {
    for (var ann : List.of(Viewers.fan(OWNER), ANN)) {
      assertThat(aListing().seenBy(ann).tagged("a").filter().parts())
          .containsExactlyInAnyOrder(ofAll(PUBLISHED), of(DRAFT, OWNER), of(ARCHIVED, OWNER));
      assertThat(aListing().seenBy(ann).ownedBy(OWNER).filter().parts())
          .containsExactlyInAnyOrder(of(PUBLISHED, OWNER), of(DRAFT, OWNER), of(ARCHIVED, OWNER));
      assertThat(aListing().seenBy(ann).in(DRAFT).filter().parts())
          .containsExactly(of(DRAFT, OWNER));
    }
  }

  @Test
  void shows_a_user_of_others_what_is_published() {
    assertThat(aListing().seenBy(ANN).ownedBy(SOMEBODY).filter().parts())
        .containsExactly(of(PUBLISHED, SOMEBODY));
    assertThat(aListing().seenBy(ANN).in(DRAFT).ownedBy(SOMEBODY).filter().parts()).isEmpty();
  }

  @Test
  void shows_an_admin_everything() {
    assertThat(aListing().seenBy(ADMIN).tagged("a").filter().parts())
        .containsExactlyInAnyOrder(ofAll(PUBLISHED), ofAll(DRAFT), ofAll(ARCHIVED));
    assertThat(aListing().seenBy(ADMIN).ownedBy(SOMEBODY).filter().parts())
        .containsExactlyInAnyOrder(
            of(PUBLISHED, SOMEBODY), of(DRAFT, SOMEBODY), of(ARCHIVED, SOMEBODY));
    assertThat(aListing().seenBy(ADMIN).in(ARCHIVED).filter().parts())
        .containsExactly(ofAll(ARCHIVED));
  }

  private static Part ofAll(Status status) {
    return new Part(status, Optional.empty());
  }

  private static Part of(Status status, UserId owner) {
    return new Part(status, Optional.of(owner));
  }
}
