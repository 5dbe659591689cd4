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
import dev.ashlar.platform.persistence.Row;
import java.sql.SQLException;

/** Reads resources. */
final class ResourceReader {

  /** What {@link #summary} needs. */
  static final String SUMMARIES =
      """
      select r.id, r.user_id, r.title, r.status, r.tags, r.created_at, r.updated_at,
        r.published_at, r.version
      from content.resources r
      """;

  /** What {@link #view} and {@link #resource} need. */
  static final String ALL = "select r.* from content.resources r";

  private ResourceReader() {}

  static ResourceSummary summary(Row row) throws SQLException {
    return new ResourceSummary(
        row.id("id"),
        row.id("user_id"),
        row.text("title"),
        Status.ofCode(row.text("status")),
        row.texts("tags"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.optionalInstant("published_at"),
        row.number("version"));
  }

  static ResourceView view(Row row) throws SQLException {
    return new ResourceView(
        row.id("id"),
        row.id("user_id"),
        row.text("title"),
        row.text("content"),
        Status.ofCode(row.text("status")),
        row.texts("tags"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.optionalInstant("published_at"),
        row.number("version"));
  }

  static Resource resource(Row row) throws SQLException {
    return new Resource(
        new ResourceId(row.id("id")),
        new UserId(row.id("user_id")),
        new Title(row.text("title")),
        new Content(row.text("content")),
        Status.ofCode(row.text("status")),
        new Tags(row.texts("tags").stream().map(Tag::new).toList()),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.optionalInstant("published_at"),
        row.number("version"));
  }
}
