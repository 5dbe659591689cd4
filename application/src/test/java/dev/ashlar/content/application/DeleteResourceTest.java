package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.OWNER;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteResourceTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryResources resources = new InMemoryResources(transactions);
  private final DeleteResource deleteResource = new DeleteResource(resources, transactions);
  private final Resource resource = aResource().inVersion(3).build();

  @BeforeEach
  void keep_a_resource() {
    resources.add(resource);
  }

  @Test
  void deletes_a_resource_for_good() {
    delete(Viewers.fan(OWNER), ExpectedVersion.ANY);
    assertThat(resources.all()).isEmpty();
  }

  @Test
  void finds_nothing_the_second_time() {
    delete(Viewers.fan(OWNER), ExpectedVersion.ANY);
    assertThatThrownBy(() -> delete(Viewers.fan(OWNER), ExpectedVersion.ANY))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void takes_the_version_that_is_expected() {
    assertThatThrownBy(() -> delete(Viewers.fan(OWNER), expected(2)))
        .isInstanceOf(StaleVersion.class);
    assertThat(resources.all()).containsExactly(resource);
    delete(Viewers.fan(OWNER), expected(3));
    assertThat(resources.all()).isEmpty();
  }

  @Test
  void refuses_for_want_of_rights_before_it_looks_at_the_version() {
    var stranger = Viewers.creator(new UserId(SequentialIds.id(2_000)));
    assertThatThrownBy(() -> delete(stranger, expected(2))).isInstanceOf(NotFound.class);
  }

  private void delete(Viewer.SignedIn viewer, ExpectedVersion expected) {
    deleteResource.handle(new DeleteResource.Command(viewer, resource.id(), expected));
  }

  private static ExpectedVersion expected(long version) {
    return new ExpectedVersion(Optional.of(Set.of(version)));
  }
}
