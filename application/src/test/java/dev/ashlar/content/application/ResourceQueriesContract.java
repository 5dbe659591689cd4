package dev.ashlar.content.application;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What content relies on when it shows resources. */
public abstract class ResourceQueriesContract {
  private static final PageRequest FIRST = new PageRequest(1, 20);

  private UserId ann;
  private UserId bee;

  protected abstract ResourceQueries queries();

  protected abstract Resources resources();

  /** Somebody who exists. */
  protected abstract UserId someUser();

  @BeforeEach
  void let_ann_and_bee_exist() {
    ann = someUser();
    bee = someUser();
  }

  @Test
  void show_a_published_resource_to_everybody() {
    var resource = aResource().ownedBy(ann).published().tagged("b", "a").inVersion(3).build();
    resources().add(resource);
    for (var viewer : everybody()) {
      assertThat(queries().find(resource.id(), Visibility.of(viewer)))
          .contains(ResourceView.of(resource));
    }
  }

  @Test
  void show_a_draft_or_an_archived_resource_to_its_owner_and_admins() {
    for (var status : List.of(Status.DRAFT, Status.ARCHIVED)) {
      var resource = aResource().ownedBy(ann).titled(status.code()).in(status).build();
      resources().add(resource);
      var shown = Optional.of(ResourceView.of(resource));
      assertThat(find(resource, Viewers.fan(ann))).isEqualTo(shown);
      assertThat(find(resource, Viewers.creator(ann))).isEqualTo(shown);
      assertThat(find(resource, Viewers.admin(bee))).isEqualTo(shown);
      assertThat(find(resource, Viewers.fan(bee))).isEmpty();
      assertThat(find(resource, Viewers.creator(bee))).isEmpty();
      assertThat(find(resource, Viewers.anonymous())).isEmpty();
    }
  }

  @Test
  void show_nothing_where_there_is_nothing() {
    assertThat(find(aResource().build(), Viewers.admin(ann))).isEmpty();
  }

  @Test
  void list_all_of_a_resource_but_its_content() {
    var resource =
        aResource()
            .ownedBy(ann)
            .published()
            .tagged("b", "a")
            .updatedAt(TestClock.START.plusNanos(1_000))
            .inVersion(3)
            .build();
    resources().add(resource);
    var summary =
        new ResourceSummary(
            resource.id().value(),
            ann.value(),
            "Title",
            Optional.empty(),
            Status.PUBLISHED,
            List.of("b", "a"),
            resource.createdAt(),
            resource.updatedAt(),
            Optional.of(resource.createdAt()),
            3);
    assertThat(list(aListing()).items()).containsExactly(summary);
    assertThat(slice(aListing(), Optional.empty(), 9).items()).containsExactly(summary);
  }

  @Test
  void list_what_is_published_where_nobody_narrows() {
    addOneInEachStatus();
    for (var viewer : everybody()) {
      assertThat(titles(aListing().seenBy(viewer)))
          .containsExactly("ann published", "bee published");
    }
  }

  @Test
  void list_of_one_owner_what_the_viewer_may_see() {
    addOneInEachStatus();
    assertThat(titles(aListing().seenBy(Viewers.fan(ann)).ownedBy(ann)))
        .containsExactly("ann archived", "ann draft", "ann published");
    assertThat(titles(aListing().seenBy(Viewers.admin(bee)).ownedBy(ann)))
        .containsExactly("ann archived", "ann draft", "ann published");
    assertThat(titles(aListing().seenBy(Viewers.creator(bee)).ownedBy(ann)))
        .containsExactly("ann published");
    assertThat(titles(aListing().seenBy(Viewers.anonymous()).ownedBy(ann)))
        .containsExactly("ann published");
  }

  @Test
  void list_of_one_status_what_the_viewer_may_see() {
    addOneInEachStatus();
    assertThat(titles(aListing().seenBy(Viewers.fan(ann)).in(Status.DRAFT)))
        .containsExactly("ann draft");
    assertThat(titles(aListing().seenBy(Viewers.admin(bee)).in(Status.DRAFT)))
        .containsExactly("ann draft", "bee draft");
    assertThat(titles(aListing().seenBy(Viewers.anonymous()).in(Status.DRAFT))).isEmpty();
    assertThat(titles(aListing().seenBy(Viewers.fan(bee)).in(Status.DRAFT).ownedBy(ann))).isEmpty();
  }

  @Test
  void list_what_has_all_the_tags() {
    resources().add(aResource().ownedBy(ann).titled("a").published().tagged("x").build());
    resources().add(aResource().ownedBy(ann).titled("b").published().tagged("y", "x").build());
    resources().add(aResource().ownedBy(ann).titled("c").published().tagged("xy").build());
    resources().add(aResource().ownedBy(ann).titled("d").tagged("x", "z", "y").build());
    assertThat(titles(aListing().seenBy(Viewers.fan(bee)).tagged("x"))).containsExactly("a", "b");
    assertThat(titles(aListing().seenBy(Viewers.fan(bee)).tagged("x", "y"))).containsExactly("b");
    assertThat(titles(aListing().seenBy(Viewers.fan(bee)).tagged("x", "x")))
        .containsExactly("a", "b");
    assertThat(titles(aListing().seenBy(Viewers.fan(ann)).tagged("x", "y")))
        .containsExactly("b", "d");
    assertThat(titles(aListing().seenBy(Viewers.fan(bee)).tagged("nothing"))).isEmpty();
  }

  @Test
  void list_what_was_created_in_a_time() {
    publish("a", at(1), at(9));
    publish("b", at(2), at(9));
    publish("c", at(3), at(9));
    assertThat(titles(aListing().createdFrom(at(2)))).containsExactly("b", "c");
    assertThat(titles(aListing().createdTo(at(2)))).containsExactly("a");
    assertThat(titles(aListing().createdFrom(at(2)).createdTo(at(3)))).containsExactly("b");
    assertThat(titles(aListing().createdFrom(at(3)).createdTo(at(2)))).isEmpty();
  }

  @Test
  void list_what_says_all_the_words_in_title_or_content() {
    add(aResource().titled("Dressed stone").saying("for a wall").published());
    add(aResource().titled("Walls").saying("of STONE, dressed!").published());
    add(aResource().titled("Brick").saying("is no such thing").published());
    add(aResource().titled("Stone draft").saying("dressed").in(Status.DRAFT));
    assertThat(titles(found("dressed stone", bee))).containsExactly("Dressed stone", "Walls");
    assertThat(titles(found("dressed stone", ann)))
        .containsExactly("Dressed stone", "Stone draft", "Walls");
    assertThat(titles(found("Dressed", ann).in(Status.DRAFT))).containsExactly("Stone draft");
    assertThat(titles(found("stone brick", ann))).isEmpty();
  }

  @Test
  void list_by_relevance_what_has_it_in_the_title_first() {
    add(aResource().titled("a").saying("stone stone").published());
    add(aResource().titled("b stone").saying("").published());
    add(aResource().titled("c").saying("stone stone").published().createdAt(at(5)));
    assertThat(titles(found("stone", bee).sortedBy("relevance", "-createdAt")))
        .containsExactly("b stone", "c", "a");
    assertThat(titlesOf(list(found("stone", bee).sortedBy("-relevance", "title"))))
        .containsExactly("a", "c", "b stone");
  }

  @Test
  void list_with_contents_where_they_are_asked_for() {
    add(aResource().titled("a").saying("A").published());
    add(aResource().titled("b").saying("").published());
    assertThat(list(aListing().withContent()).items())
        .extracting(ResourceSummary::content)
        .containsExactly(Optional.of("A"), Optional.of(""));
    assertThat(slice(aListing().withContent(), Optional.empty(), 9).items())
        .isEqualTo(list(aListing().withContent()).items());
  }

  @Test
  void end_a_list_of_slices_where_the_rows_end() {
    IntStream.range(0, 4).forEach(i -> publish("title " + i));
    var first = slice(aListing().sortedBy("-title"), Optional.empty(), 2);
    assertThat(titlesOf(first.items())).containsExactly("title 3", "title 2");
    var second = slice(aListing().sortedBy("-title"), first.next(), 2);
    assertThat(titlesOf(second.items())).containsExactly("title 1", "title 0");
    assertThat(second.next()).isEmpty();
    assertThat(slice(aListing(), Optional.empty(), 4).next()).isEmpty();
    assertThat(slice(aListing(), Optional.empty(), 3).next()).isPresent();
  }

  @Test
  void go_on_behind_a_row_that_is_gone() {
    IntStream.range(0, 3).forEach(i -> publish("title " + i));
    var first = slice(aListing(), Optional.empty(), 2);
    resources().remove(aResource().titled("title 1").build().id());
    assertThat(titlesOf(slice(aListing(), first.next(), 2).items())).containsExactly("title 2");
  }

  @Test
  void count_all_pages_exactly() {
    IntStream.range(0, 7).forEach(i -> publish("title " + i));
    assertThat(list(1, 3).total()).isEqualTo(7);
    assertThat(titlesOf(list(1, 3))).containsExactly("title 0", "title 1", "title 2");
    assertThat(titlesOf(list(3, 3))).containsExactly("title 6");
    assertThat(list(4, 3).items()).isEmpty();
    assertThat(list(4, 3).total()).isEqualTo(7);
    assertThat(list(Integer.MAX_VALUE, 100).total()).isEqualTo(7);
  }

  @Test
  void count_nothing_where_there_is_nothing() {
    assertThat(list(1, 20)).isEqualTo(new Page<>(List.of(), 0));
  }

  @Test
  void list_by_title_in_the_order_of_code_points() {
    var ordered = List.of("10", "9", "A", "Z", "_", "a", "z", "Ä", "ä", "中", "\uff21", "😀");
    ordered.reversed().forEach(this::publish);
    assertThat(titles(aListing())).containsExactlyElementsOf(ordered);
  }

  @Test
  void list_by_each_key_in_its_direction() {
    publish("a", at(2), at(3));
    publish("b", at(1), at(3));
    publish("c", at(2), at(2));
    assertThat(sorted("-createdAt", "title")).containsExactly("a", "c", "b");
    assertThat(sorted("createdAt", "-title")).containsExactly("b", "c", "a");
    assertThat(sorted("-updatedAt", "createdAt")).containsExactly("b", "a", "c");
    assertThat(sorted("-title")).containsExactly("c", "b", "a");
  }

  @Test
  void list_ties_by_id() {
    var ids = Stream.of("7f", "80", "00", "ff", "01").map(ResourceQueriesContract::id).toList();
    for (var id : ids) {
      resources().add(aResource().ownedBy(ann).withId(id).published().build());
    }
    var byId = Stream.of("00", "01", "7f", "80", "ff").map(ResourceQueriesContract::id).toList();
    assertThat(list(aListing()).items())
        .extracting(ResourceSummary::id)
        .containsExactlyElementsOf(byId);
    assertThat(list(aListing().sortedBy("-title")).items())
        .extracting(ResourceSummary::id)
        .containsExactlyElementsOf(byId);
    assertThat(list(aListing().sortedBy()).items())
        .extracting(ResourceSummary::id)
        .containsExactlyElementsOf(byId);
  }

  @Test
  void list_tags_of_what_is_published_by_use_and_name() {
    resources().add(aResource().ownedBy(ann).titled("1").published().tagged("b", "a").build());
    resources().add(aResource().ownedBy(bee).titled("2").published().tagged("c", "b").build());
    resources().add(aResource().ownedBy(ann).titled("3").tagged("c", "draft").build());
    resources().add(aResource().ownedBy(ann).titled("4").in(Status.ARCHIVED).tagged("old").build());
    var uses = List.of(new TagUse("b", 2), new TagUse("a", 1), new TagUse("c", 1));
    assertThat(queries().tags(TagPrefix.NONE, FIRST)).isEqualTo(new Page<>(uses, 3));
    assertThat(queries().tags(TagPrefix.NONE, new PageRequest(2, 2)))
        .isEqualTo(new Page<>(uses.subList(2, 3), 3));
  }

  @Test
  void list_tags_that_begin_so() {
    resources()
        .add(
            aResource()
                .ownedBy(ann)
                .published()
                .tagged("java", "java-25", "jav", "a-java")
                .build());
    assertThat(queries().tags(new TagPrefix("JAVA"), FIRST).items())
        .containsExactly(new TagUse("java", 1), new TagUse("java-25", 1));
    assertThat(queries().tags(new TagPrefix("x"), FIRST)).isEqualTo(new Page<>(List.of(), 0));
  }

  @Test
  void forget_tags_that_nothing_has_any_more() {
    var resource = aResource().ownedBy(ann).published().tagged("a").build();
    resources().add(resource);
    resources().remove(resource.id());
    assertThat(queries().tags(TagPrefix.NONE, FIRST)).isEqualTo(new Page<>(List.of(), 0));
  }

  private void addOneInEachStatus() {
    for (var status : Status.values()) {
      resources().add(aResource().ownedBy(ann).titled("ann " + status.code()).in(status).build());
      resources().add(aResource().ownedBy(bee).titled("bee " + status.code()).in(status).build());
    }
  }

  private void add(ResourceBuilder resource) {
    resources().add(resource.ownedBy(ann).build());
  }

  private static ListingBuilder found(String text, UserId viewer) {
    return aListing().seenBy(Viewers.fan(viewer)).saying(text);
  }

  private void publish(String title) {
    publish(title, TestClock.START, TestClock.START);
  }

  private void publish(String title, Instant created, Instant updated) {
    resources()
        .add(
            aResource()
                .ownedBy(ann)
                .titled(title)
                .published()
                .createdAt(created)
                .updatedAt(updated)
                .build());
  }

  private Optional<ResourceView> find(Resource resource, Viewer viewer) {
    var found = queries().find(resource.id(), Visibility.of(viewer));
    assertThat(queries().version(resource.id(), Visibility.of(viewer)))
        .isEqualTo(found.map(ResourceView::version));
    return found;
  }

  private Page<ResourceSummary> list(ListingBuilder listing) {
    return queries().list(listing.build(), FIRST);
  }

  private Page<ResourceSummary> list(int page, int size) {
    return queries().list(aListing().build(), new PageRequest(page, size));
  }

  private Slice<ResourceSummary> slice(ListingBuilder listing, Optional<Position> after, int size) {
    return queries().list(listing.build(), new SliceRequest(after, size));
  }

  /** The same by page and by slice. */
  private List<String> titles(ListingBuilder listing) {
    var page = list(listing);
    assertThat(page.total()).isEqualTo(page.items().size());
    assertThat(slice(listing, Optional.empty(), 20))
        .isEqualTo(new Slice<>(page.items(), Optional.empty()));
    return titlesOf(page);
  }

  private List<String> sorted(String... keys) {
    return titles(aListing().sortedBy(keys));
  }

  private static List<String> titlesOf(Page<ResourceSummary> page) {
    return titlesOf(page.items());
  }

  private static List<String> titlesOf(List<ResourceSummary> items) {
    return items.stream().map(ResourceSummary::title).toList();
  }

  private List<Viewer> everybody() {
    return List.of(
        Viewers.anonymous(),
        Viewers.fan(ann),
        Viewers.creator(ann),
        Viewers.fan(bee),
        Viewers.admin(bee));
  }

  private static UUID id(String start) {
    return UUID.fromString(start + "890000-0000-7000-8000-000000000001");
  }

  private static Instant at(int seconds) {
    return TestClock.START.plusSeconds(seconds);
  }
}
