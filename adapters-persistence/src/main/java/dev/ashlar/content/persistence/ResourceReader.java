package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceSummary;
import dev.ashlar.content.application.ResourceView;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** Reads resources. */
final class ResourceReader {

  /** The columns that {@link #summary} needs, but {@code content} if it is wanted. */
  static final String SUMMARY =
      "id, user_id, title, status, tags, created_at, updated_at, published_at, version";

  /** What {@link #view} and {@link #resource} need. */
  static final String ALL = "select " + SUMMARY + ", content from content.resources";

  private ResourceReader() {}

  /** Adds the condition of being visible. */
  static void restrict(Sql sql, Visibility visibility) {
    if (visibility.everything()) {
      return;
    }
    visibility
        .owner()
        .ifPresentOrElse(
            owner -> sql.add("and (status = 'published' or user_id = ?)", owner.value()),
            () -> sql.add("and status = 'published'"));
  }

  static ResourceSummary summary(Row row, boolean withContent) throws SQLException {
    return new ResourceSummary(
        row.id("id"),
        row.id("user_id"),
        row.text("title"),
        withContent ? Optional.of(row.text("content")) : Optional.empty(),
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
