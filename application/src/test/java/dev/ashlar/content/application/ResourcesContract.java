package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Resource.Edit;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What content relies on when it keeps resources. */
public abstract class ResourcesContract {
  private static final Visibility EVERYTHING = new Visibility(Optional.empty(), true);
  private static final UserId SOMEBODY = new UserId(SequentialIds.id(2_000));
  private static final int ROUNDS = 10;
  private static final Instant LATER = TestClock.START.plus(Duration.ofNanos(1_000));
  private static final String ODD_TEXT =
      "  <b>&amp;</b>\r\n\t\u0007 'quoted' -- \\ %s ? e\u0301 é \ufeff \ufffe 😀\n ";

  private UserId ann;

  protected abstract Resources resources();

  protected abstract Transactions transactions();

  /** Somebody who exists. */
  protected abstract UserId someUser();

  protected abstract void delete(UserId owner);

  @BeforeEach
  void let_ann_exist() {
    ann = someUser();
  }

  @Test
  void find_what_was_added_as_it_was() {
    var resource =
        aResource()
            .ownedBy(ann)
            .titled("‘Ash’ 😀 \\ %")
            .saying(ODD_TEXT)
            .published()
            .tagged("b", "a", "c")
            .updatedAt(LATER)
            .inVersion(7)
            .build();
    add(resource);
    assertThat(lock(resource.id())).contains(resource);
  }

  @Test
  void find_what_has_neither_content_nor_tags() {
    var resource = aResource().ownedBy(ann).saying("").build();
    add(resource);
    assertThat(lock(resource.id())).contains(resource);
  }

  @Test
  void keep_as_much_text_and_as_many_tags_as_there_may_be() {
    var tags = IntStream.range(0, 20).mapToObj(i -> "tag-" + (20 - i)).toArray(String[]::new);
    var resource =
        aResource()
            .ownedBy(ann)
            .titled("😀".repeat(Title.MAX_LENGTH))
            .saying("😀".repeat(Content.MAX_LENGTH))
            .tagged(tags)
            .build();
    add(resource);
    assertThat(lock(resource.id())).contains(resource);
  }

  @Test
  void find_nothing_where_there_is_nothing() {
    add(aResource().ownedBy(ann).build());
    assertThat(lock(new ResourceId(SequentialIds.id(1)))).isEmpty();
  }

  @Test
  void refuse_what_somebody_owns_who_is_gone() {
    delete(ann);
    var resource = aResource().ownedBy(ann).tagged("a").build();
    assertThatThrownBy(() -> add(resource)).isInstanceOf(ViewerGone.class);
    assertThat(lock(resource.id())).isEmpty();
  }

  @Test
  void refuse_to_add_one_id_twice() {
    var resource = aResource().ownedBy(ann).build();
    add(resource);
    var second = aResource().ownedBy(ann).saying("Other").build();
    assertThatThrownBy(() -> add(second)).isInstanceOf(RuntimeException.class);
    assertThat(lock(resource.id())).contains(resource);
  }

  @Test
  void save_the_next_version() {
    var resource = aResource().ownedBy(ann).tagged("a", "b").build();
    add(resource);
    var edited =
        resource.edit(
            new Edit(
                Optional.of(new Title("Other")),
                Optional.of(new Content(ODD_TEXT)),
                Optional.of(new Tags(List.of(new Tag("c"), new Tag("b")))),
                Optional.of(Status.PUBLISHED)),
            LATER);
    save(edited);
    assertThat(lock(resource.id())).contains(edited);
    var archived = edited.edit(edit(Status.ARCHIVED), LATER);
    save(archived);
    assertThat(lock(resource.id())).contains(archived);
  }

  @Test
  void save_a_version_without_tags() {
    var resource = aResource().ownedBy(ann).tagged("a", "b").build();
    add(resource);
    save(resource.edit(tags(), LATER));
    assertThat(lock(resource.id()).map(Resource::tags)).contains(Tags.NONE);
  }

  @Test
  void save_another_order_of_tags() {
    var resource = aResource().ownedBy(ann).tagged("a", "b", "c").build();
    add(resource);
    save(resource.edit(tags("c", "a", "b"), LATER));
    assertThat(lock(resource.id()).map(found -> found.tags().names()))
        .contains(List.of("c", "a", "b"));
  }

  @Test
  void refuse_to_save_over_another_version() {
    var resource = aResource().ownedBy(ann).tagged("a").build();
    add(resource);
    var published = resource.edit(edit(Status.PUBLISHED), LATER);
    save(published);
    var other = resource.edit(tags("b"), LATER);
    assertThatThrownBy(() -> save(other)).isInstanceOf(StaleVersion.class);
    assertThatThrownBy(() -> save(resource)).isInstanceOf(StaleVersion.class);
    assertThat(lock(resource.id())).contains(published);
  }

  @Test
  void refuse_to_save_what_is_not_there() {
    var edited = aResource().ownedBy(ann).build().edit(edit(Status.PUBLISHED), LATER);
    assertThatThrownBy(() -> save(edited)).isInstanceOf(StaleVersion.class);
    assertThat(lock(edited.id())).isEmpty();
  }

  @Test
  void remove_a_resource_and_no_other() {
    var first = aResource().ownedBy(ann).titled("First").tagged("a").build();
    var second = aResource().ownedBy(ann).titled("Second").tagged("a").build();
    add(first);
    add(second);
    transactions().run(() -> resources().remove(first.id()));
    assertThat(lock(first.id())).isEmpty();
    assertThat(lock(second.id())).contains(second);
  }

  @Test
  void remove_nothing_where_there_is_nothing() {
    var resource = aResource().ownedBy(ann).build();
    add(resource);
    resources().remove(new ResourceId(SequentialIds.id(1)));
    assertThat(lock(resource.id())).contains(resource);
  }

  @Test
  void go_with_their_owner() {
    var mine = aResource().ownedBy(ann).titled("Mine").tagged("a").build();
    var theirs = aResource().ownedBy(someUser()).titled("Theirs").tagged("a").build();
    add(mine);
    add(theirs);
    delete(ann);
    assertThat(lock(mine.id())).isEmpty();
    assertThat(lock(theirs.id())).contains(theirs);
  }

  @RepeatedTest(ROUNDS)
  void of_two_that_save_one_version_at_once_one_wins() {
    var resource = aResource().ownedBy(ann).tagged("a").build();
    add(resource);
    var edits = List.of(resource.edit(tags("b", "c"), LATER), resource.edit(tags("d"), LATER));
    var saved =
        Race.of(
            2,
            i -> {
              try {
                save(edits.get(i));
                return true;
              } catch (StaleVersion e) {
                return false;
              }
            });
    assertThat(saved).containsExactlyInAnyOrder(true, false);
    assertThat(lock(resource.id())).contains(edits.get(saved.indexOf(true)));
  }

  @RepeatedTest(ROUNDS)
  void who_waits_for_a_lock_reads_what_was_saved_meanwhile() {
    var resource = aResource().ownedBy(ann).tagged("v1").build();
    add(resource);
    Race.of(
        8,
        _ -> {
          transactions()
              .run(() -> {
                var found = resources().lock(resource.id(), EVERYTHING).orElseThrow();
                assertThat(found.tags().names()).containsExactly("v" + found.version());
                resources().save(found.edit(tags("v" + (found.version() + 1)), LATER));
              });
          return true;
        });
    assertThat(lock(resource.id()).map(Resource::version)).contains(9L);
  }

  @RepeatedTest(ROUNDS)
  void an_edit_that_races_a_removal_leaves_nothing_behind() {
    var resource = aResource().ownedBy(ann).tagged("a").build();
    add(resource);
    Race.of(
        4,
        i -> {
          transactions()
              .run(() -> {
                var found = resources().lock(resource.id(), EVERYTHING);
                if (i % 2 == 0) {
                  resources().remove(resource.id());
                } else {
                  found.ifPresent(
                      one -> resources().save(one.edit(tags("v" + one.version()), LATER)));
                }
              });
          return true;
        });
    assertThat(lock(resource.id())).isEmpty();
  }

  @Test
  void who_may_not_know_of_a_resource_locks_nothing() {
    var ids = new SequentialIds();
    for (var status : Status.values()) {
      var resource = aResource().withId(ids.next()).ownedBy(ann).in(status).build();
      add(resource);
      assertThat(lock(resource.id(), Viewers.fan(ann))).contains(resource);
      assertThat(lock(resource.id(), Viewers.admin(SOMEBODY))).contains(resource);
      var published = status == Status.PUBLISHED;
      assertThat(lock(resource.id(), Viewers.creator(SOMEBODY)).isPresent()).isEqualTo(published);
      assertThat(lock(resource.id(), Viewers.anonymous()).isPresent()).isEqualTo(published);
    }
  }

  private Optional<Resource> lock(ResourceId id, Viewer viewer) {
    return transactions().run(() -> resources().lock(id, Visibility.of(viewer)));
  }

  private void add(Resource resource) {
    transactions().run(() -> resources().add(resource));
  }

  private void save(Resource resource) {
    transactions().run(() -> resources().save(resource));
  }

  private Optional<Resource> lock(ResourceId id) {
    return transactions().run(() -> resources().lock(id, EVERYTHING));
  }

  private static Edit edit(Status status) {
    return new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
  }

  private static Edit tags(String... names) {
    var tags = aResource().tagged(names).build().tags();
    return new Edit(Optional.empty(), Optional.empty(), Optional.of(tags), Optional.empty());
  }
}
