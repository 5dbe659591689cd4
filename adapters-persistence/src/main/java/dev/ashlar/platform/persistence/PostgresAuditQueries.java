package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditFilter;
import dev.ashlar.platform.application.AuditQueries;
import dev.ashlar.platform.application.AuditRecord;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

@Singleton
final class PostgresAuditQueries implements AuditQueries {
  private final ConnectionOperations<Connection> database;

  PostgresAuditQueries(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Page<AuditRecord> list(AuditFilter filter, PageRequest page) {
    Sql count = new Sql("select count(*) as total from platform.audit_events where true");
    restrict(count, filter);
    Sql rows = new Sql("select * from platform.audit_events where true");
    restrict(rows, filter);
    newestFirst().sort(rows);
    rows.add("limit ? offset ?", page.size(), page.offset());
    long total = count.first(database, row -> row.number("total")).orElseThrow();
    return new Page<>(rows.list(database, PostgresAuditQueries::read), total);
  }

  @Override
  public Slice<AuditRecord> list(AuditFilter filter, SliceRequest slice) {
    Sql rows = new Sql("select * from platform.audit_events where true");
    restrict(rows, filter);
    slice.after().ifPresent(position -> newestFirst().after(position, rows));
    newestFirst().sort(rows);
    rows.add("limit ?", slice.reach());
    return Slice.of(rows.list(database, PostgresAuditQueries::read), slice, AuditRecord::position);
  }

  private static RowOrder newestFirst() {
    return new RowOrder().byInstant(new Sql("at"), true).byId(new Sql("id"), true);
  }

  private static void restrict(Sql sql, AuditFilter filter) {
    filter.actor().map(UserId::value).ifPresent(actor -> sql.add("and actor_id = ?", actor));
    filter.action().ifPresent(action -> sql.add("and action = ?", action));
    filter.targetId().ifPresent(target -> sql.add("and target_id = ?", target));
    filter.from().ifPresent(from -> sql.add("and at >= ?", from));
    filter.to().ifPresent(to -> sql.add("and at < ?", to));
  }

  private static AuditRecord read(Row row) throws SQLException {
    return new AuditRecord(
        row.id("id"),
        row.instant("at"),
        row.optionalId("actor_id"),
        row.text("action"),
        row.text("target_type"),
        row.text("target_id"),
        AuditEvent.Outcome.ofCode(row.text("outcome")),
        row.optionalText("ip"),
        row.optionalText("request_id"),
        row.number("count"));
  }
}
