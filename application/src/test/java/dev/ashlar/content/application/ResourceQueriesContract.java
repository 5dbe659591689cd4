package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static dev.ashlar.content.application.ResourceSort.CREATED_AT;
import static dev.ashlar.content.application.ResourceSort.TITLE;
import static dev.ashlar.content.application.ResourceSort.UPDATED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
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
  private static final List<SortKey<ResourceSort>> BY_TITLE = List.of(new SortKey<>(TITLE, false));

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
    assertThat(list(everything()).items())
        .containsExactly(
            new ResourceSummary(
                resource.id().value(),
                ann.value(),
                "Title",
                Status.PUBLISHED,
                List.of("b", "a"),
                resource.createdAt(),
                resource.updatedAt(),
                Optional.of(resource.createdAt()),
                3));
  }

  @Test
  void list_what_is_published_where_nobody_narrows() {
    addOneInEachStatus();
    for (var viewer : everybody()) {
      assertThat(titles(filter(viewer, Optional.empty(), Optional.empty())))
          .containsExactly("ann published", "bee published");
    }
  }

  @Test
  void list_of_one_owner_what_the_viewer_may_see() {
    addOneInEachStatus();
    var ofAnn = Optional.of(ann);
    assertThat(titles(filter(Viewers.fan(ann), Optional.empty(), ofAnn)))
        .containsExactly("ann archived", "ann draft", "ann published");
    assertThat(titles(filter(Viewers.admin(bee), Optional.empty(), ofAnn)))
        .containsExactly("ann archived", "ann draft", "ann published");
    assertThat(titles(filter(Viewers.creator(bee), Optional.empty(), ofAnn)))
        .containsExactly("ann published");
    assertThat(titles(filter(Viewers.anonymous(), Optional.empty(), ofAnn)))
        .containsExactly("ann published");
  }

  @Test
  void list_of_one_status_what_the_viewer_may_see() {
    addOneInEachStatus();
    var drafts = Optional.of(Status.DRAFT);
    assertThat(titles(filter(Viewers.fan(ann), drafts, Optional.empty())))
        .containsExactly("ann draft");
    assertThat(titles(filter(Viewers.admin(bee), drafts, Optional.empty())))
        .containsExactly("ann draft", "bee draft");
    assertThat(titles(filter(Viewers.anonymous(), drafts, Optional.empty()))).isEmpty();
    assertThat(titles(filter(Viewers.fan(bee), drafts, Optional.of(ann)))).isEmpty();
  }

  @Test
  void list_what_has_all_the_tags() {
    resources().add(aResource().ownedBy(ann).titled("a").published().tagged("x").build());
    resources().add(aResource().ownedBy(ann).titled("b").published().tagged("y", "x").build());
    resources().add(aResource().ownedBy(ann).titled("c").published().tagged("xy").build());
    resources().add(aResource().ownedBy(ann).titled("d").tagged("x", "z", "y").build());
    assertThat(titles(tagged(Viewers.fan(bee), "x"))).containsExactly("a", "b");
    assertThat(titles(tagged(Viewers.fan(bee), "x", "y"))).containsExactly("b");
    assertThat(titles(tagged(Viewers.fan(bee), "x", "x"))).containsExactly("a", "b");
    assertThat(titles(tagged(Viewers.fan(ann), "x", "y"))).containsExactly("b", "d");
    assertThat(titles(tagged(Viewers.fan(bee), "nothing"))).isEmpty();
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
    assertThat(titles(everything())).containsExactlyElementsOf(ordered);
  }

  @Test
  void list_by_each_key_in_its_direction() {
    publish("a", at(2), at(3));
    publish("b", at(1), at(3));
    publish("c", at(2), at(2));
    assertThat(sorted(List.of(new SortKey<>(CREATED_AT, true), new SortKey<>(TITLE, false))))
        .containsExactly("a", "c", "b");
    assertThat(sorted(List.of(new SortKey<>(CREATED_AT, false), new SortKey<>(TITLE, true))))
        .containsExactly("b", "c", "a");
    assertThat(sorted(List.of(new SortKey<>(UPDATED_AT, true), new SortKey<>(CREATED_AT, false))))
        .containsExactly("b", "a", "c");
    assertThat(sorted(List.of(new SortKey<>(TITLE, true)))).containsExactly("c", "b", "a");
  }

  @Test
  void list_ties_by_id() {
    var ids = Stream.of("7f", "80", "00", "ff", "01").map(ResourceQueriesContract::id).toList();
    for (var id : ids) {
      resources().add(aResource().ownedBy(ann).withId(id).published().build());
    }
    var byId = Stream.of("00", "01", "7f", "80", "ff").map(ResourceQueriesContract::id).toList();
    assertThat(list(everything()).items())
        .extracting(ResourceSummary::id)
        .containsExactlyElementsOf(byId);
    assertThat(queries().list(everything(), List.of(new SortKey<>(TITLE, true)), FIRST).items())
        .extracting(ResourceSummary::id)
        .containsExactlyElementsOf(byId);
    assertThat(queries().list(everything(), List.of(), FIRST).items())
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

  private Page<ResourceSummary> list(ResourceFilter filter) {
    return queries().list(filter, BY_TITLE, FIRST);
  }

  private Page<ResourceSummary> list(int page, int size) {
    return queries().list(everything(), BY_TITLE, new PageRequest(page, size));
  }

  private List<String> titles(ResourceFilter filter) {
    var page = list(filter);
    assertThat(page.total()).isEqualTo(page.items().size());
    return titlesOf(page);
  }

  private List<String> sorted(List<SortKey<ResourceSort>> keys) {
    return titlesOf(queries().list(everything(), keys, FIRST));
  }

  private static List<String> titlesOf(Page<ResourceSummary> page) {
    return page.items().stream().map(ResourceSummary::title).toList();
  }

  private List<Viewer> everybody() {
    return List.of(
        Viewers.anonymous(),
        Viewers.fan(ann),
        Viewers.creator(ann),
        Viewers.fan(bee),
        Viewers.admin(bee));
  }

  private ResourceFilter everything() {
    return filter(Viewers.admin(ann), Optional.empty(), Optional.empty());
  }

  private static ResourceFilter tagged(Viewer viewer, String... tags) {
    return new ResourceFilter(
        Visibility.of(viewer),
        Optional.empty(),
        Optional.empty(),
        Stream.of(tags).map(Tag::new).toList());
  }

  private static ResourceFilter filter(
      Viewer viewer, Optional<Status> status, Optional<UserId> owner) {
    return new ResourceFilter(Visibility.of(viewer), status, owner, List.of());
  }

  private static UUID id(String start) {
    return UUID.fromString(start + "890000-0000-7000-8000-000000000001");
  }

  private static Instant at(int seconds) {
    return TestClock.START.plusSeconds(seconds);
  }
}
