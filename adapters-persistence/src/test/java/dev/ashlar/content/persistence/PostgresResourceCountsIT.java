package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.application.ResourceBuilder;
import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.content.application.ResourceCountsContract;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.Resources;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresResourceCountsIT extends ResourceCountsContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final int ALL = 1_000;

  private UserId owner;

  @BeforeEach
  void let_somebody_exist() {
    owner = someUser();
  }

  @Override
  protected ResourceCounts counts() {
    return POSTGRES.get(ResourceCounts.class);
  }

  @Override
  protected ResourceQueries queries() {
    return POSTGRES.get(ResourceQueries.class);
  }

  @Override
  protected Resources resources() {
    return POSTGRES.get(Resources.class);
  }

  @Override
  protected UserId someUser() {
    return new UserId(POSTGRES.someUser());
  }

  @Override
  protected void delete(UserId owner) {
    POSTGRES.deleteUser(owner.value());
  }

  @Test
  void count_nothing_after_a_truncation() {
    add("1");
    counts().fold(2);
    POSTGRES.execute("truncate content.resources");
    ExactTotals.check(POSTGRES);
    counts().fold(ALL);
    assertThat(POSTGRES.query("select subject from content.resource_counts")).isEmpty();
  }

  @Test
  void note_each_subject_once_however_many_rows_a_statement_writes() {
    var owners = Stream.generate(this::someUser).limit(3).toList();
    owners.forEach(owner -> resources().add(anything(owner.toString()).ownedBy(owner).build()));
    counts().fold(ALL);
    POSTGRES.execute("delete from identity.users");
    assertThat(POSTGRES.query("select subject || resources from content.resource_count_changes"))
        .hasSize(2 + owners.size())
        .contains("all-3", "tag:a-3");
  }

  /** Who waited here would wait for ever. */
  @Test
  void let_no_writer_wait_for_another_or_for_a_fold() {
    add("1");
    counts().fold(ALL);
    add("2");
    inTransaction(() -> {
      add("3");
      elsewhere(() -> add("4"));
      elsewhere(() -> POSTGRES.execute("update content.resources set status = 'archived'"));
    });
    inTransaction(() -> {
      assertThat(counts().fold(ALL)).isPositive();
      elsewhere(() -> add("5"));
      elsewhere(() -> POSTGRES.execute("delete from content.resources where title = '1'"));
    });
    ExactTotals.check(POSTGRES);
  }

  private void add(String title) {
    resources().add(anything(title).ownedBy(owner).build());
  }

  private static ResourceBuilder anything(String title) {
    return aResource().titled(title).published().tagged("a");
  }

  private static void inTransaction(Runnable work) {
    POSTGRES.get(Transactions.class).run(work);
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(60, TimeUnit.SECONDS).join();
  }
}
