package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Deliveries;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Noted;
import dev.ashlar.platform.application.Outbox;
import dev.ashlar.platform.application.OutboxContract;
import dev.ashlar.platform.application.Subscriber;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import io.micronaut.context.BeanProvider;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.SerdeImport;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@SerdeImport(Noted.class)
class PostgresOutboxIT extends OutboxContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private final TestClock clock = new TestClock();
  private PostgresOutbox outbox;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void put_together() {
    outbox =
        new PostgresOutbox(
            (ConnectionOperations<Connection>) POSTGRES.get(ConnectionOperations.class),
            POSTGRES.get(JsonMapper.class),
            new Known(),
            POSTGRES.get(Ids.class),
            clock);
  }

  /** The subscribers that are beans elsewhere. */
  private static final class Known implements BeanProvider<Subscriber<?>> {
    @Override
    public Subscriber<?> get() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Stream<Subscriber<?>> stream() {
      return SUBSCRIBERS.stream();
    }
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Deliveries deliveries() {
    return outbox;
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected TestClock clock() {
    return clock;
  }
}
