package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.application.TransactionsContract;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTransactionsIT extends TransactionsContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @BeforeEach
  void make_a_table() {
    POSTGRES.execute("drop table if exists platform.written");
    POSTGRES.execute("create table platform.written (number integer primary key)");
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected void write(int number) {
    new Sql("insert into platform.written values (?)", number).update(database());
  }

  @Override
  protected boolean isWritten(int number) {
    return new Sql("select true as found from platform.written where number = ?", number)
        .first(database(), row -> row.flag("found"))
        .isPresent();
  }

  @Test
  void are_seen_by_others_when_they_are_done() {
    transactions()
        .run(() -> {
          write(1);
          assertThat(POSTGRES.query("select number from platform.written")).isEmpty();
        });
    assertThat(POSTGRES.query("select number from platform.written")).containsExactly("1");
  }

  @Test
  void read_what_others_have_committed_since_they_began() {
    transactions()
        .run(() -> {
          assertThat(isWritten(1)).isFalse();
          POSTGRES.execute("insert into platform.written values (1)");
          assertThat(isWritten(1)).isTrue();
        });
  }

  @SuppressWarnings("unchecked") // it is one of these for every data source of JDBC
  private static ConnectionOperations<Connection> database() {
    return POSTGRES.get(ConnectionOperations.class);
  }
}
