package dev.ashlar.content.persistence;

import dev.ashlar.content.application.Resources;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.persistence.Constraint;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class PostgresResources implements Resources {
  private final ResourceRows rows;
  private final ConnectionOperations<Connection> database;

  PostgresResources(ResourceRows rows, ConnectionOperations<Connection> database) {
    this.rows = rows;
    this.database = database;
  }

  @Override
  public void add(Resource resource) {
    try {
      rows.save(ResourceRow.of(resource));
    } catch (DataAccessException e) {
      throw Constraint.violatedBy(e).filter("resources_user_id_fkey"::equals).isPresent()
          ? new ViewerGone()
          : e;
    }
    tag(resource);
  }

  @Override
  public Optional<Resource> lock(ResourceId id) {
    // Two statements: one that waits for the row and reads its tags would see the tags of before.
    if (rows.lock(id.value()).isEmpty()) {
      return Optional.empty();
    }
    return new Sql("select " + ResourceReader.ALL + " from content.resources r where r.id = ?", id.value())
        .first(database, ResourceReader::resource);
  }

  @Override
  public void save(Resource resource) {
    if (rows.update(ResourceRow.of(resource)) == 0) {
      throw new StaleVersion();
    }
    rows.unlinkTags(resource.id().value());
    tag(resource);
  }

  @Override
  public void remove(ResourceId id) {
    rows.deleteById(id.value());
  }

  private void tag(Resource resource) {
    String[] names = resource.tags().names().toArray(String[]::new);
    if (names.length > 0) {
      rows.addTags(names);
      rows.linkTags(resource.id().value(), names);
    }
  }
}
