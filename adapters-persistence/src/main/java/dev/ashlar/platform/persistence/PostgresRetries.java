package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.FirstAnswer;
import dev.ashlar.platform.application.Retries;
import dev.ashlar.platform.application.RetryableRequest;
import dev.ashlar.platform.application.Seals;
import dev.ashlar.platform.application.SweepRetries;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.type.Argument;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.SerdeImport;
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

  private final ConnectionOperations<Connection> database;
  private final PostgresTransactions transactions;
  private final Seals seals;
  private final JsonMapper json;
  private final Clock clock;

  PostgresRetries(
      ConnectionOperations<Connection> database,
      PostgresTransactions transactions,
      Seals seals,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public <R> R once(
      RetryableRequest request,
      Supplier<R> work,
      Function<R, Optional<FirstAnswer>> answer,
      Function<Repetition, R> repeated) {
    RetryableTransaction transaction = transactions.retryable(() -> repetition(request));
    try (PropagatedContext.Scope _ = PropagatedContext.getOrEmpty().plus(transaction).propagate()) {
      R result = work(work, transaction, repeated);
      if (transaction.isOpen()) {
        Optional<FirstAnswer> kept = answer.apply(result);
        transaction.commit(() -> kept.ifPresent(first -> keep(request, first)));
      }
      return result;
    } catch (RuntimeException e) {
      throw DatabaseAway.orElse(e);
    } finally {
      transaction.rollback();
    }
  }

  /** A repetition ends in many ways: as an exception, or as what somebody has made of it. */
  private static <R> R work(
      Supplier<R> work, RetryableTransaction transaction, Function<Repetition, R> repeated) {
    try {
      R result = work.get();
      return transaction.repetition().map(repeated).orElse(result);
    } catch (Unavailable e) {
      return repeated.apply(transaction.repetition().orElseThrow(() -> e));
    }
  }

  private Optional<Repetition> repetition(RetryableRequest request) {
    boolean locked =
        new Sql(
                "select pg_try_advisory_xact_lock(hashtextextended(?, ?)) as taken",
                request.id(),
                Migrations.LOCK)
            .first(database, row -> row.flag("taken"))
            .orElse(false);
    // Asked apart: one statement wouldn't see what was committed as the lock was let go.
    return locked ? kept(request) : Optional.of(new InProgress());
  }

  private Optional<Repetition> kept(RetryableRequest request) {
    return new Sql(
            "select fingerprint, answer from platform.first_answers where id = ? and at > ?",
            request.id(),
            clock.instant().minus(SweepRetries.KEPT))
        .first(
            database,
            row ->
                row.text("fingerprint").equals(request.fingerprint())
                    ? opened(row.text("answer"))
                    : new KeyReused());
  }

  private Repetition opened(String sealed) {
    return seals.open(PURPOSE, sealed).<Repetition>map(this::answered).orElseGet(KeyReused::new);
  }

  private Answered answered(String answer) {
    try {
      return new Answered(json.readValue(answer, Argument.of(FirstAnswer.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(RetryableRequest request, FirstAnswer answer) {
    try {
      new Sql(
              """
              insert into platform.first_answers (id, fingerprint, answer, at)
              values (?, ?, ?, ?)
              on conflict (id) do update set -- one that is too old, but not swept yet
                fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at
              """,
              request.id(),
              request.fingerprint(),
              seals.seal(PURPOSE, json.writeValueAsString(answer)),
              clock.instant())
          .update(database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
