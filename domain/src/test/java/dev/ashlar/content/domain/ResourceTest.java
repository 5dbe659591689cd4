package dev.ashlar.content.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.domain.Resource.Edit;
import dev.ashlar.kernel.Refused;
import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final Edit NOTHING =
      new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void begins_as_a_draft_in_its_first_version() {
    var draft = create(Status.DRAFT);
    assertThat(draft.status()).isEqualTo(Status.DRAFT);
    assertThat(draft.version()).isEqualTo(1);
    assertThat(draft.createdAt()).isEqualTo(THEN);
    assertThat(draft.updatedAt()).isEqualTo(THEN);
    assertThat(draft.publishedAt()).isEmpty();
  }

  @Test
  void can_be_published_as_it_is_created() {
    var published = create(Status.PUBLISHED);
    assertThat(published.status()).isEqualTo(Status.PUBLISHED);
    assertThat(published.version()).isEqualTo(1);
    assertThat(published.publishedAt()).contains(THEN);
  }

  @Test
  void can_not_be_archived_as_it_is_created() {
    assertThatThrownBy(() -> create(Status.ARCHIVED)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Edit> edits_that_change_something() {
    return Stream.of(
        new Edit(
            Optional.of(new Title("Other")), Optional.empty(), Optional.empty(), Optional.empty()),
        new Edit(Optional.empty(), Optional.of(Content.EMPTY), Optional.empty(), Optional.empty()),
        new Edit(Optional.empty(), Optional.empty(), Optional.of(Tags.NONE), Optional.empty()),
        status(Status.PUBLISHED));
  }

  @ParameterizedTest
  @MethodSource("edits_that_change_something")
  void an_edit_that_changes_something_makes_the_next_version(Edit edit) {
    var before = create(Status.DRAFT);
    var after = before.edit(edit, NOW);
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.updatedAt()).isEqualTo(NOW);
    assertThat(after.createdAt()).isEqualTo(THEN);
    assertThat(after.title()).isEqualTo(edit.title().orElse(before.title()));
    assertThat(after.content()).isEqualTo(edit.content().orElse(before.content()));
    assertThat(after.tags()).isEqualTo(edit.tags().orElse(before.tags()));
    assertThat(after.status()).isEqualTo(edit.status().orElse(before.status()));
  }

  @Test
  void an_edit_that_changes_nothing_leaves_the_same_version() {
    var draft = create(Status.DRAFT);
    assertThat(draft.edit(NOTHING, NOW)).isSameAs(draft);
    var same =
        new Edit(
            Optional.of(new Title(" Title ")),
            Optional.of(new Content("content")),
            Optional.of(new Tags(List.of(new Tag("A"), new Tag("b")))),
            Optional.of(Status.DRAFT));
    assertThat(draft.edit(same, NOW)).isSameAs(draft);
  }

  @ParameterizedTest
  @CsvSource({"DRAFT, ARCHIVED", "PUBLISHED, DRAFT"})
  void an_edit_keeps_to_the_steps_of_its_status(Status from, Status to) {
    var resource = create(from);
    assertThatThrownBy(() -> resource.edit(status(to), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void was_published_when_it_was_first_published() {
    var published = create(Status.DRAFT).edit(status(Status.PUBLISHED), NOW);
    var archived = published.edit(status(Status.ARCHIVED), NOW.plus(Duration.ofDays(1)));
    var again = archived.edit(status(Status.PUBLISHED), NOW.plus(Duration.ofDays(2)));
    assertThat(published.publishedAt()).contains(NOW);
    assertThat(archived.publishedAt()).contains(NOW);
    assertThat(again.publishedAt()).contains(NOW);
    assertThat(again.version()).isEqualTo(4);
  }

  @Test
  void has_a_title_of_1_to_200_characters_on_one_trimmed_line() {
    assertThat(new Title(" Title\n").value()).isEqualTo("Title");
    assertThat(new Title("😀".repeat(200)).value()).hasSize(400);
    assertThat(Refused.code(() -> new Title("a".repeat(201)))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> new Title(" "))).isEqualTo("TOO_SHORT");
    assertThat(Refused.code(() -> new Title("a\nb"))).isEqualTo("CONTROL_CHARACTER");
  }

  @Test
  void has_a_content_of_at_most_100_000_characters_kept_as_sent() {
    assertThat(new Content("😀".repeat(100_000)).value()).hasSize(200_000);
    assertThat(Refused.code(() -> new Content("a".repeat(100_001)))).isEqualTo("TOO_LONG");
    assertThat(new Content("  <p>\r\n").value()).isEqualTo("  <p>\r\n");
    assertThat(Refused.code(() -> new Content("\0"))).isEqualTo("CONTROL_CHARACTER");
  }

  @Test
  void is_printed_without_its_content() {
    assertThat(create(Status.DRAFT).toString()).doesNotContain("content]").contains("Content[7]");
  }

  private static Edit status(Status status) {
    return new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
  }

  private static Resource create(Status status) {
    return Resource.create(
        new ResourceId(new UUID(1, 1)),
        new UserId(new UUID(2, 2)),
        new Title("Title"),
        new Content("content"),
        new Tags(List.of(new Tag("a"), new Tag("b"))),
        status,
        THEN);
  }
}
