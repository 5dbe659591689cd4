package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.application.CreateResource.Command;
import dev.ashlar.content.application.CreateResource.Created;
import dev.ashlar.content.application.CreateResource.InvalidStatusChange;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateResourceTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryResources resources = new InMemoryResources(transactions);
  private final CreateResource createResource =
      new CreateResource(resources, transactions, new SequentialIds(), new TestClock());

  @Test
  void keeps_the_draft_of_a_fan() {
    var created = (Created) createResource.handle(command(Viewers.fan(OWNER), Status.DRAFT));
    assertThat(created.resource())
        .isEqualTo(
            new ResourceView(
                SequentialIds.id(1),
                OWNER.value(),
                "Title",
                "Content",
                Status.DRAFT,
                List.of("b", "a"),
                TestClock.START,
                TestClock.START,
                Optional.empty(),
                1));
    assertThat(resources.all()).map(ResourceView::of).containsExactly(created.resource());
  }

  @Test
  void publishes_what_a_creator_writes() {
    var created =
        (Created) createResource.handle(command(Viewers.creator(OWNER), Status.PUBLISHED));
    assertThat(created.resource().status()).isEqualTo(Status.PUBLISHED);
    assertThat(created.resource().publishedAt()).contains(TestClock.START);
    assertThat(created.resource().version()).isEqualTo(1);
  }

  @Test
  void refuses_to_publish_what_a_fan_writes() {
    assertThatThrownBy(() -> createResource.handle(command(Viewers.fan(OWNER), Status.PUBLISHED)))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("POST /users/me/creator");
    assertThat(resources.all()).isEmpty();
  }

  @Test
  void refuses_to_begin_in_the_archive() {
    assertThat(createResource.handle(command(Viewers.admin(OWNER), Status.ARCHIVED)))
        .isEqualTo(new InvalidStatusChange(Status.DRAFT, Status.ARCHIVED));
    assertThat(resources.all()).isEmpty();
  }

  @Test
  void tells_who_was_deleted_meanwhile() {
    resources.forget(OWNER);
    assertThatThrownBy(() -> createResource.handle(command(Viewers.fan(OWNER), Status.DRAFT)))
        .isInstanceOf(ViewerGone.class);
    assertThat(resources.all()).isEmpty();
  }

  private static Command command(Viewer.SignedIn viewer, Status status) {
    return new Command(
        viewer,
        new Title("Title"),
        new Content("Content"),
        new Tags(List.of(new Tag("b"), new Tag("a"))),
        status);
  }
}
