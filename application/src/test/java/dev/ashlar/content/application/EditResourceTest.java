package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.OWNER;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.application.EditResource.Command;
import dev.ashlar.content.application.EditResource.Edited;
import dev.ashlar.content.application.EditResource.InvalidStatusChange;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Resource.Edit;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditResourceTest {
  private static final UserId STRANGER = new UserId(SequentialIds.id(2_000));
  private static final Edit NOTHING =
      new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final TestClock clock = new TestClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryResources resources = new InMemoryResources(transactions);
  private final EditResource editResource = new EditResource(resources, transactions, clock);
  private final Resource draft = aResource().tagged("a").build();

  @BeforeEach
  void keep_a_draft_for_a_day() {
    resources.add(draft);
    clock.advance(Duration.ofDays(1));
  }

  @Test
  void changes_what_is_named_and_counts_the_version() {
    var edited =
        edit(
            new Edit(
                Optional.of(new Title("Other")),
                Optional.of(new Content("Words")),
                Optional.of(new Tags(List.of(new Tag("c"), new Tag("b")))),
                Optional.of(Status.PUBLISHED)));
    assertThat(edited)
        .isEqualTo(
            new ResourceView(
                draft.id().value(),
                OWNER.value(),
                "Other",
                "Words",
                Status.PUBLISHED,
                List.of("c", "b"),
                draft.createdAt(),
                clock.instant(),
                Optional.of(clock.instant()),
                2));
    assertThat(resources.find(draft.id()).map(ResourceView::of)).contains(edited);
  }

  @Test
  void leaves_what_is_not_named() {
    var edited =
        edit(
            new Edit(
                Optional.of(new Title("Other")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(edited.content()).isEqualTo("Content");
    assertThat(edited.tags()).containsExactly("a");
    assertThat(edited.status()).isEqualTo(Status.DRAFT);
  }

  @Test
  void leaves_version_and_time_where_nothing_changes() {
    assertThat(edit(NOTHING)).isEqualTo(ResourceView.of(draft));
    assertThat(edit(status(Status.DRAFT))).isEqualTo(ResourceView.of(draft));
    assertThat(resources.find(draft.id())).contains(draft);
  }

  @Test
  void keeps_the_owner_when_an_admin_edits() {
    var edited =
        (Edited) handle(Viewers.admin(STRANGER), ExpectedVersion.ANY, status(Status.PUBLISHED));
    assertThat(edited.resource().userId()).isEqualTo(OWNER.value());
  }

  @Test
  void refuses_a_step_that_the_status_does_not_allow() {
    assertThat(handle(creator(), ExpectedVersion.ANY, status(Status.ARCHIVED)))
        .isEqualTo(new InvalidStatusChange(Status.DRAFT, Status.ARCHIVED));
    assertThat(resources.find(draft.id())).contains(draft);
  }

  @Test
  void takes_the_version_that_is_expected() {
    assertThat(handle(creator(), expected(1), status(Status.PUBLISHED))).isInstanceOf(Edited.class);
    assertThatThrownBy(() -> handle(creator(), expected(1), status(Status.ARCHIVED)))
        .isInstanceOf(StaleVersion.class);
    assertThat(handle(creator(), expected(2), status(Status.ARCHIVED))).isInstanceOf(Edited.class);
  }

  @Test
  void refuses_another_version_even_where_nothing_would_change() {
    assertThatThrownBy(() -> handle(creator(), expected(2), NOTHING))
        .isInstanceOf(StaleVersion.class);
  }

  @Test
  void refuses_for_want_of_rights_before_it_looks_at_the_version() {
    var fan = Viewers.fan(OWNER);
    assertThatThrownBy(() -> handle(fan, expected(2), status(Status.PUBLISHED)))
        .isInstanceOf(Forbidden.class);
    var stranger = Viewers.creator(STRANGER);
    assertThatThrownBy(() -> handle(stranger, expected(2), NOTHING)).isInstanceOf(NotFound.class);
  }

  @Test
  void looks_at_the_version_before_the_status() {
    assertThatThrownBy(() -> handle(creator(), expected(2), status(Status.ARCHIVED)))
        .isInstanceOf(StaleVersion.class);
  }

  @Test
  void finds_nothing_where_there_is_nothing() {
    resources.remove(draft.id());
    assertThatThrownBy(() -> handle(creator(), ExpectedVersion.ANY, NOTHING))
        .isInstanceOf(NotFound.class);
  }

  private ResourceView edit(Edit edit) {
    return ((Edited) handle(creator(), ExpectedVersion.ANY, edit)).resource();
  }

  private EditResource.Outcome handle(Viewer.SignedIn viewer, ExpectedVersion expected, Edit edit) {
    return editResource.handle(new Command(viewer, draft.id(), expected, edit));
  }

  private static Viewer.SignedIn creator() {
    return Viewers.creator(OWNER);
  }

  private static ExpectedVersion expected(long version) {
    return new ExpectedVersion(Optional.of(Set.of(version)));
  }

  private static Edit status(Status status) {
    return new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
  }
}
