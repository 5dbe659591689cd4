package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTaskLocksIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Test
  void are_one_instances_until_its_transaction_ends() {
    var transactions = POSTGRES.get(Transactions.class);
    var locks = POSTGRES.get(TaskLocks.class);
    var taken =
        transactions.<List<Boolean>>run(() ->
            List.of(
                locks.tryLock("sweep"),
                elsewhere(() -> locks.tryLock("sweep")),
                elsewhere(() -> locks.tryLock("relay"))));
    assertThat(taken).containsExactly(true, false, true);
    assertThat(elsewhere(() -> locks.tryLock("sweep"))).isTrue();
  }

  private static boolean elsewhere(Supplier<Boolean> asking) {
    var transactions = POSTGRES.get(Transactions.class);
    return CompletableFuture.supplyAsync(() -> transactions.<Boolean>run(asking)).join();
  }
}
