package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Resource.Edit;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what to a resource. Anonymous viewers can't ask: no command takes one. */
class RightsTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryResources resources = new InMemoryResources(transactions);

  private enum Who {
    OWNER,
    OTHER;

    Viewer.SignedIn as(Role role) {
      var other = new UserId(SequentialIds.id(2_000));
      return Viewers.viewer(this == OWNER ? ResourceBuilder.OWNER : other, role);
    }
  }

  private enum Answer {
    DONE,
    FORBIDDEN,
    NOT_FOUND,
    INVALID
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, USER,    DRAFT,     DONE",
    "OWNER, USER,    PUBLISHED, DONE",
    "OWNER, USER,    ARCHIVED,  DONE",
    "OWNER, CREATOR, DRAFT,     DONE",
    "OWNER, CREATOR, PUBLISHED, DONE",
    "OWNER, CREATOR, ARCHIVED,  DONE",
    "OTHER, USER,    DRAFT,     NOT_FOUND",
    "OTHER, USER,    PUBLISHED, FORBIDDEN",
    "OTHER, USER,    ARCHIVED,  NOT_FOUND",
    "OTHER, CREATOR, DRAFT,     NOT_FOUND",
    "OTHER, CREATOR, PUBLISHED, FORBIDDEN",
    "OTHER, CREATOR, ARCHIVED,  NOT_FOUND",
    "OTHER, ADMIN,   DRAFT,     DONE",
    "OTHER, ADMIN,   PUBLISHED, DONE",
    "OTHER, ADMIN,   ARCHIVED,  DONE",
  })
  void to_edit_and_to_delete(Who who, Role role, Status status, Answer answer) {
    var retitled =
        new Edit(
            Optional.of(new Title("Other")), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(edit(who.as(role), status, retitled)).isEqualTo(answer);
    assertThat(delete(who.as(role), status)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, USER,    DRAFT,     PUBLISHED, FORBIDDEN",
    "OWNER, USER,    ARCHIVED,  PUBLISHED, FORBIDDEN",
    "OWNER, USER,    PUBLISHED, PUBLISHED, DONE",
    "OWNER, USER,    PUBLISHED, ARCHIVED,  DONE",
    "OWNER, USER,    DRAFT,     ARCHIVED,  INVALID",
    "OWNER, CREATOR, DRAFT,     PUBLISHED, DONE",
    "OWNER, CREATOR, ARCHIVED,  PUBLISHED, DONE",
    "OWNER, CREATOR, PUBLISHED, ARCHIVED,  DONE",
    "OWNER, CREATOR, DRAFT,     ARCHIVED,  INVALID",
    "OWNER, CREATOR, PUBLISHED, DRAFT,     INVALID",
    "OWNER, CREATOR, ARCHIVED,  DRAFT,     INVALID",
    "OTHER, ADMIN,   DRAFT,     PUBLISHED, DONE",
    "OTHER, ADMIN,   DRAFT,     ARCHIVED,  INVALID",
    "OTHER, CREATOR, DRAFT,     PUBLISHED, NOT_FOUND",
    "OTHER, CREATOR, DRAFT,     ARCHIVED,  NOT_FOUND",
    "OTHER, CREATOR, PUBLISHED, ARCHIVED,  FORBIDDEN",
    "OTHER, USER,    ARCHIVED,  PUBLISHED, NOT_FOUND",
  })
  void to_change_the_status(Who who, Role role, Status from, Status to, Answer answer) {
    var edit = new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(to));
    assertThat(edit(who.as(role), from, edit)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "USER,    DRAFT,     DONE",
    "USER,    PUBLISHED, FORBIDDEN",
    "USER,    ARCHIVED,  INVALID",
    "CREATOR, DRAFT,     DONE",
    "CREATOR, PUBLISHED, DONE",
    "CREATOR, ARCHIVED,  INVALID",
    "ADMIN,   DRAFT,     DONE",
    "ADMIN,   PUBLISHED, DONE",
    "ADMIN,   ARCHIVED,  INVALID",
  })
  void to_create(Role role, Status status, Answer answer) {
    var resource = aResource().build();
    var command =
        new CreateResource.Command(
            Who.OWNER.as(role), resource.title(), resource.content(), resource.tags(), status);
    var create = new CreateResource(resources, transactions, new SequentialIds(), new TestClock());
    assertThat(
            answer(() ->
                switch (create.handle(command)) {
                  case CreateResource.Created _ -> Answer.DONE;
                  case CreateResource.InvalidStatusChange _ -> Answer.INVALID;
                }))
        .isEqualTo(answer);
    assertThat(resources.all()).hasSize(answer == Answer.DONE ? 1 : 0);
  }

  private Answer edit(Viewer.SignedIn viewer, Status status, Edit edit) {
    var resource = given(status);
    var editResource = new EditResource(resources, transactions, new TestClock());
    var command = new EditResource.Command(viewer, resource.id(), ExpectedVersion.ANY, edit);
    var answer =
        answer(() ->
            switch (editResource.handle(command)) {
              case EditResource.Edited _ -> Answer.DONE;
              case EditResource.InvalidStatusChange _ -> Answer.INVALID;
            });
    if (answer != Answer.DONE) {
      assertThat(resources.find(resource.id())).contains(resource);
    }
    return answer;
  }

  private Answer delete(Viewer.SignedIn viewer, Status status) {
    var resource = given(status);
    var deleteResource = new DeleteResource(resources, transactions);
    var answer =
        answer(() -> {
          deleteResource.handle(
              new DeleteResource.Command(viewer, resource.id(), ExpectedVersion.ANY));
          return Answer.DONE;
        });
    assertThat(resources.find(resource.id()).isEmpty()).isEqualTo(answer == Answer.DONE);
    return answer;
  }

  private Resource given(Status status) {
    var resource = aResource().in(status).build();
    resources.remove(resource.id());
    resources.add(resource);
    return resource;
  }

  private static Answer answer(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (NotFound e) {
      return Answer.NOT_FOUND;
    } catch (Forbidden e) {
      return Answer.FORBIDDEN;
    }
  }
}
