package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceSummary;
import dev.ashlar.content.application.ResourceView;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads resources with their tags, in one statement. */
final class ResourceReader {

  /** What {@link #summary} needs of {@code content.resources r}. */
  static final String SUMMARY =
      """
      r.id, r.user_id, r.title, r.status, r.created_at, r.updated_at, r.published_at, r.version,
      array(select t.tag from content.resource_tags t where t.resource_id = r.id order by t.position)
        as tags
      """;

  /** What {@link #view} and {@link #resource} need. */
  static final String ALL = "r.content, " + SUMMARY;

  private ResourceReader() {}

  static ResourceSummary summary(ResultSet row) throws SQLException {
    return new ResourceSummary(
        row.getObject("id", UUID.class),
        row.getObject("user_id", UUID.class),
        row.getString("title"),
        Status.ofCode(row.getString("status")),
        tags(row),
        instant(row, "created_at").orElseThrow(),
        instant(row, "updated_at").orElseThrow(),
        instant(row, "published_at"),
        row.getLong("version"));
  }

  static ResourceView view(ResultSet row) throws SQLException {
    return new ResourceView(
        row.getObject("id", UUID.class),
        row.getObject("user_id", UUID.class),
        row.getString("title"),
        row.getString("content"),
        Status.ofCode(row.getString("status")),
        tags(row),
        instant(row, "created_at").orElseThrow(),
        instant(row, "updated_at").orElseThrow(),
        instant(row, "published_at"),
        row.getLong("version"));
  }

  static Resource resource(ResultSet row) throws SQLException {
    return new Resource(
        new ResourceId(row.getObject("id", UUID.class)),
        new UserId(row.getObject("user_id", UUID.class)),
        new Title(row.getString("title")),
        new Content(row.getString("content")),
        Status.ofCode(row.getString("status")),
        new Tags(tags(row).stream().map(Tag::new).toList()),
        instant(row, "created_at").orElseThrow(),
        instant(row, "updated_at").orElseThrow(),
        instant(row, "published_at"),
        row.getLong("version"));
  }

  private static List<String> tags(ResultSet row) throws SQLException {
    return List.of((String[]) row.getArray("tags").getArray());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
