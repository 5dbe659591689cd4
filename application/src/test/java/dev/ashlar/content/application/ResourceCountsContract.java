package dev.ashlar.content.application;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What content relies on when it keeps totals. */
public abstract class ResourceCountsContract {
  private static final int ALL = 1_000;
  private static final PageRequest FIRST = new PageRequest(1, 100);
  private static final UUID WALLS = UUID.fromString("00890000-0000-7000-8000-000000000001");

  private UserId ann;
  private UserId bee;

  protected abstract ResourceCounts counts();

  protected abstract ResourceQueries queries();

  protected abstract Resources resources();

  /** Somebody who exists. */
  protected abstract UserId someUser();

  protected abstract void delete(UserId owner);

  @BeforeEach
  void let_ann_and_bee_exist() {
    ann = someUser();
    bee = someUser();
  }

  @Test
  void fold_what_changed_in_batches() {
    resources().add(walls().published().tagged("a", "b", "c").build());
    assertThat(counts().fold(3)).isEqualTo(3);
    assertThat(counts().fold(3)).isEqualTo(2);
    assertThat(counts().fold(3)).isZero();
  }

  @Test
  void note_nothing_where_status_and_tags_stay() {
    resources().add(walls().published().tagged("a", "b").build());
    counts().fold(ALL);
    resources().save(walls().titled("Other").published().tagged("b", "a").inVersion(2).build());
    assertThat(counts().fold(ALL)).isZero();
  }

  @Test
  void note_where_status_or_tags_change_what_does() {
    resources().add(walls().tagged("a", "b").build());
    counts().fold(ALL);
    resources().save(walls().tagged("b", "c").inVersion(2).build());
    assertThat(counts().fold(ALL)).isEqualTo(2);
    resources().save(walls().published().tagged("b", "c").inVersion(3).build());
    assertThat(counts().fold(ALL)).isEqualTo(8);
  }

  @Test
  void change_no_total_by_folding() {
    resources().add(walls().published().tagged("a", "b").build());
    resources().add(aResource().ownedBy(bee).titled("2").published().tagged("b", "c").build());
    resources().add(aResource().ownedBy(bee).titled("3").tagged("a", "d").build());
    assertTotals(List.of(1L, 2L, 0L, 1L, 1L), "b 2", "a 1", "c 1");

    resources().save(walls().in(Status.ARCHIVED).tagged("a", "d").inVersion(2).build());
    assertTotals(List.of(1L, 1L, 1L, 0L, 0L), "b 1", "c 1");

    resources().save(walls().published().tagged("d").inVersion(3).build());
    assertTotals(List.of(1L, 2L, 0L, 1L, 0L), "b 1", "c 1", "d 1");

    resources().remove(walls().build().id());
    assertTotals(List.of(1L, 1L, 0L, 0L, 0L), "b 1", "c 1");
  }

  @Test
  void count_no_more_what_went_with_its_owner() {
    resources().add(walls().published().tagged("a").build());
    resources().add(aResource().ownedBy(ann).titled("2").tagged("a").build());
    resources().add(aResource().ownedBy(bee).titled("3").published().tagged("a").build());
    counts().fold(ALL);
    delete(ann);
    assertTotals(List.of(0L, 1L, 0L, 0L, 1L), "a 1");
  }

  /** Before anything is folded, half way through, and when everything is. */
  private void assertTotals(List<Long> totals, String... tags) {
    for (int folding : new int[] {0, 3, ALL}) {
      counts().fold(folding);
      assertThat(totals()).as("having folded %d", folding).isEqualTo(totals);
      assertThat(tags(new PageRequest(1, 100))).isEqualTo(new Page<>(List.of(tags), tags.length));
      assertThat(tags(new PageRequest(2, 2)).items())
          .isEqualTo(Stream.of(tags).skip(2).limit(2).toList());
      assertThat(tags(new PageRequest(2, 2)).total()).isEqualTo(tags.length);
    }
  }

  /** Of each status, of Ann's published ones, and of published ones that have the tag. */
  private List<Long> totals() {
    var statuses =
        Stream.of(Status.DRAFT, Status.PUBLISHED, Status.ARCHIVED)
            .map(status -> total(aListing().in(status)));
    var published =
        Stream.of(
            total(aListing().in(Status.PUBLISHED).ownedBy(ann)),
            total(aListing().in(Status.PUBLISHED).tagged("a")));
    return Stream.concat(statuses, published).toList();
  }

  private long total(ListingBuilder listing) {
    return queries().list(listing.seenBy(Viewers.admin(bee)).build(), FIRST).total();
  }

  private Page<String> tags(PageRequest page) {
    var tags = queries().tags(TagPrefix.NONE, page);
    return new Page<>(
        tags.items().stream().map(tag -> tag.name() + " " + tag.resources()).toList(),
        tags.total());
  }

  private ResourceBuilder walls() {
    return aResource().withId(WALLS).ownedBy(ann);
  }
}
