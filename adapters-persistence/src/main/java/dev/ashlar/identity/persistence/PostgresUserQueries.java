package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.UserFilter;
import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.identity.application.UserSort;
import dev.ashlar.identity.domain.UserSearch;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.RowOrder;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresUserQueries implements UserQueries {
  private final ConnectionOperations<Connection> database;

  PostgresUserQueries(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return new Sql("select * from identity.users where id = ?", id.value())
        .first(database, PostgresUserQueries::account);
  }

  @Override
  public Page<Account> list(UserFilter filter, List<SortKey<UserSort>> sort, PageRequest page) {
    Sql count = new Sql("select count(*) as total from identity.users where true");
    restrict(count, filter);
    Sql rows = new Sql("select * from identity.users where true");
    restrict(rows, filter);
    order(sort).sort(rows);
    rows.add("limit ? offset ?", page.size(), page.offset());
    long total = count.first(database, row -> row.number("total")).orElseThrow();
    return new Page<>(rows.list(database, PostgresUserQueries::account), total);
  }

  @Override
  public Slice<Account> list(UserFilter filter, List<SortKey<UserSort>> sort, SliceRequest slice) {
    Sql rows = new Sql("select * from identity.users where true");
    restrict(rows, filter);
    slice.after().ifPresent(position -> order(sort).after(position, rows));
    order(sort).sort(rows);
    rows.add("limit ?", slice.reach());
    return Slice.of(
        rows.list(database, PostgresUserQueries::account),
        slice,
        account -> UserSort.behind(account, sort));
  }

  private static void restrict(Sql sql, UserFilter filter) {
    filter.role().ifPresent(role -> sql.add("and role = ?", role.code()));
    filter
        .search()
        .map(PostgresUserQueries::pattern)
        .ifPresent(pattern ->
            // word for word the expression of the index users_words
            sql.add(
                """
                and lower((email || E'\\n' || username || E'\\n' || name) collate pg_catalog.pg_c_utf8)
                  like lower(?::text collate pg_catalog.pg_c_utf8)
                """,
                pattern));
  }

  /** Anything with the text in it, of which no character has a meaning of its own. */
  private static String pattern(UserSearch search) {
    return "%" + search.text().replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  private static RowOrder order(List<SortKey<UserSort>> keys) {
    RowOrder order = new RowOrder();
    for (SortKey<UserSort> key : keys) {
      switch (key.field()) {
        case CREATED_AT -> order.byInstant(new Sql("created_at"), key.descending());
        case EMAIL -> order.byText(new Sql("lower(email collate \"C\")"), key.descending());
        case NAME -> order.byText(new Sql("name collate \"C\""), key.descending());
      }
    }
    return order.byId(new Sql("id"), false);
  }

  private static Account account(Row row) throws SQLException {
    return Account.of(UserReader.user(row));
  }
}
