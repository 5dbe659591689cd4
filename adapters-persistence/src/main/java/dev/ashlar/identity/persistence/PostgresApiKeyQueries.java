package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.ApiKeyQueries;
import dev.ashlar.identity.application.ApiKeyView;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresApiKeyQueries implements ApiKeyQueries {
  private final ConnectionOperations<Connection> database;

  PostgresApiKeyQueries(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Optional<ApiKeyView> find(ApiKeyId id, UserId owner) {
    return new Sql(
            "select * from identity.api_keys where id = ? and user_id = ?",
            id.value(),
            owner.value())
        .first(database, ApiKeyReader::key)
        .map(ApiKeyView::of);
  }

  @Override
  public Page<ApiKeyView> list(UserId owner, PageRequest page) {
    long total =
        new Sql("select count(*) as total from identity.api_keys where user_id = ?", owner.value())
            .first(database, row -> row.number("total"))
            .orElseThrow();
    List<ApiKeyView> keys =
        new Sql(
                """
                select * from identity.api_keys where user_id = ?
                order by created_at desc, id limit ? offset ?
                """,
                owner.value(),
                page.size(),
                page.offset())
            .list(database, ApiKeyReader::key).stream().map(ApiKeyView::of).toList();
    return new Page<>(keys, total);
  }
}
