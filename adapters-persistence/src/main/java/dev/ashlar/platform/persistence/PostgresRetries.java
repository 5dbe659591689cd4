package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.FirstAnswer;
import dev.ashlar.platform.application.Retries;
import dev.ashlar.platform.application.RetryableRequest;
import dev.ashlar.platform.application.Seals;
import dev.ashlar.platform.application.SweepRetries;
import dev.ashlar.platform.application.TaskLocks;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.type.Argument;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * First answers, kept in the transaction of what they tell of. An advisory lock on the request
 * keeps its repetitions out as long as that transaction lasts, however it ends.
 */
@Singleton
@SerdeImport(FirstAnswer.class)
final class PostgresRetries implements Retries {
  private static final String PURPOSE = "first answer";

  /**
   * What is sealed: who reads the table can't guess at a body either, which may hold a password.
   */
  @Serdeable
  record Content(String fingerprint, FirstAnswer answer) {}

  private final ConnectionOperations<Connection> database;
  private final PostgresTransactions transactions;
  private final TaskLocks locks;
  private final Seals seals;
  private final JsonMapper json;
  private final Clock clock;

  PostgresRetries(
      ConnectionOperations<Connection> database,
      PostgresTransactions transactions,
      TaskLocks locks,
      Seals seals,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.locks = locks;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public <R> R once(
      RetryableRequest request,
      Supplier<R> work,
      Function<R, Ending> ending,
      Function<Repetition, R> repeated) {
    RetryableTransaction transaction = transactions.retryable(() -> repetition(request));
    try (PropagatedContext.Scope _ = PropagatedContext.getOrEmpty().plus(transaction).propagate()) {
      R result = work(work, transaction, repeated);
      if (transaction.isOpen()) {
        end(transaction, request, ending.apply(result));
      }
      return result;
    } catch (RuntimeException e) {
      throw DatabaseAway.orElse(e);
    } finally {
      transaction.rollback();
    }
  }

  private void end(RetryableTransaction transaction, RetryableRequest request, Ending ending) {
    switch (ending) {
      case Kept(FirstAnswer answer) -> transaction.commit(() -> keep(request, answer));
      case Freed _ -> transaction.commit(() -> {});
      case TakenBack _ -> transaction.rollback();
    }
  }

  /** A repetition ends in many ways: as an exception, or as what somebody has made of it. */
  private static <R> R work(
      Supplier<R> work, RetryableTransaction transaction, Function<Repetition, R> repeated) {
    try {
      R result = work.get();
      return transaction.repetition().map(repeated).orElse(result);
    } catch (RuntimeException e) {
      return repeated.apply(transaction.repetition().orElseThrow(() -> e));
    }
  }

  /** Asked in two: one statement wouldn't see what was committed as the lock was let go. */
  private Optional<Repetition> repetition(RetryableRequest request) {
    if (!locks.tryLock("retry " + request.id())) {
      return Optional.of(new InProgress());
    }
    return new Sql(
            "select answer from platform.first_answers where id = ? and at > ?",
            request.id(),
            clock.instant().minus(SweepRetries.KEPT))
        .first(database, row -> repetition(request, row.text("answer")));
  }

  private Repetition repetition(RetryableRequest request, String sealed) {
    return seals
        .open(PURPOSE, sealed)
        .flatMap(this::read)
        .filter(kept -> request.fingerprint().equals(kept.fingerprint()))
        .<Repetition>map(kept -> new Answered(kept.answer()))
        .orElseGet(KeyReused::new);
  }

  private void keep(RetryableRequest request, FirstAnswer answer) {
    new Sql(
            """
            insert into platform.first_answers (id, answer, at) values (?, ?, ?)
            on conflict (id) do update set -- one that is too old, but not swept yet
              answer = excluded.answer, at = excluded.at
            """,
            request.id(),
            seals.seal(PURPOSE, write(new Content(request.fingerprint(), answer))),
            clock.instant())
        .update(database);
  }

  private String write(Content kept) {
    try {
      return json.writeValueAsString(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for what was kept by an Ashlar that wrote it in another way. */
  private Optional<Content> read(String kept) {
    try {
      return Optional.of(json.readValue(kept, Argument.of(Content.class)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public int sweep(Instant givenBefore, int most) {
    return new Sql(
            """
            delete from platform.first_answers where id in (
              select id from platform.first_answers where at < ? order by at limit ?)
            """,
            givenBefore,
            most)
        .update(database);
  }
}
