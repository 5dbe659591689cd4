package dev.ashlar.content.persistence;

import dev.ashlar.content.application.Resources;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.persistence.Sql;
import dev.ashlar.platform.persistence.StatementFailed;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

@Singleton
final class PostgresResources implements Resources {
  private final ConnectionOperations<Connection> database;

  PostgresResources(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public void add(Resource resource) {
    try {
      insert(resource);
    } catch (StatementFailed e) {
      throw e.violates("resources_user_id_fkey") ? new ViewerGone() : e;
    }
  }

  @Override
  public Optional<Resource> lock(ResourceId id, Visibility visibility) {
    Sql sql = new Sql(ResourceReader.ALL).add("where id = ?", id.value());
    ResourceReader.restrict(sql, visibility);
    return sql.add("for update").first(database, ResourceReader::resource);
  }

  @Override
  public void save(Resource resource) {
    int saved =
        new Sql(
                """
                update content.resources set title = ?, content = ?, status = ?, tags = ?,
                  updated_at = ?, published_at = ?, version = ?
                where id = ? and version = ?
                """,
                resource.title().value(),
                resource.content().value(),
                resource.status().code(),
                names(resource),
                resource.updatedAt(),
                resource.publishedAt(),
                resource.version(),
                resource.id().value(),
                resource.version() - 1)
            .update(database);
    if (saved == 0) {
      throw new StaleVersion();
    }
  }

  @Override
  public void remove(ResourceId id) {
    new Sql("delete from content.resources where id = ?", id.value()).update(database);
  }

  private void insert(Resource resource) {
    new Sql(
            """
            insert into content.resources (id, user_id, title, content, status, tags, created_at,
              updated_at, published_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            resource.id().value(),
            resource.owner().value(),
            resource.title().value(),
            resource.content().value(),
            resource.status().code(),
            names(resource),
            resource.createdAt(),
            resource.updatedAt(),
            resource.publishedAt(),
            resource.version())
        .update(database);
  }

  private static String[] names(Resource resource) {
    return resource.tags().names().toArray(String[]::new);
  }
}
