package dev.ashlar.content.persistence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ResourceRows extends GenericRepository<ResourceRow, UUID> {

  ResourceRow save(ResourceRow resource);

  @Query(
      """
      update content.resources set title = :title, content = :content, status = :status,
        updated_at = :updatedAt, published_at = :publishedAt, version = :version
      where id = :id and version = :version - 1
      """)
  int update(ResourceRow resource);

  @Query("select true from content.resources where id = :id for update")
  Optional<Boolean> lock(UUID id);

  void deleteById(UUID id);

  /** In one order for all, so that two writers of the same new tags can't wait for each other. */
  @Query(
      """
      insert into content.tags (name)
      select name from unnest(cast(:names as text[])) name order by name
      on conflict do nothing
      """)
  int addTags(String[] names);

  @Query(
      """
      insert into content.resource_tags (resource_id, tag, position)
      select :id, name, place from unnest(cast(:names as text[])) with ordinality tag (name, place)
      """)
  int linkTags(UUID id, String[] names);

  @Query("delete from content.resource_tags where resource_id = :id")
  int unlinkTags(UUID id);
}
