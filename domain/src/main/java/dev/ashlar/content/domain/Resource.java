package dev.ashlar.content.domain;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A document with an owner.
 *
 * @param publishedAt when it was first published
 * @param version counts the acknowledged changes, from 1
 */
public record Resource(
    ResourceId id,
    UserId owner,
    Title title,
    Content content,
    Status status,
    Tags tags,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    long version) {

  /** What to change; what is empty stays as it is. */
  public record Edit(
      Optional<Title> title,
      Optional<Content> content,
      Optional<Tags> tags,
      Optional<Status> status) {}

  /** A new document. Its life begins as a draft, so {@code status} is what a draft may become. */
  public static Resource create(
      ResourceId id,
      UserId owner,
      Title title,
      Content content,
      Tags tags,
      Status status,
      Instant now) {
    Resource draft =
        new Resource(id, owner, title, content, Status.DRAFT, tags, now, now, Optional.empty(), 1);
    return draft.with(title, content, tags, status, now, 1);
  }

  /** The document after the edit: a version further, or this very one if nothing differs. */
  public Resource edit(Edit edit, Instant now) {
    Title newTitle = edit.title().orElse(title);
    Content newContent = edit.content().orElse(content);
    Tags newTags = edit.tags().orElse(tags);
    Status newStatus = edit.status().orElse(status);
    boolean same =
        newTitle.equals(title)
            && newContent.equals(content)
            && newTags.equals(tags)
            && newStatus == status;
    return same ? this : with(newTitle, newContent, newTags, newStatus, now, version + 1);
  }

  private Resource with(
      Title newTitle,
      Content newContent,
      Tags newTags,
      Status newStatus,
      Instant now,
      long newVersion) {
    if (!status.allows(newStatus)) {
      throw new IllegalArgumentException(status + " can't become " + newStatus);
    }
    Optional<Instant> published =
        newStatus == Status.PUBLISHED ? publishedAt.or(() -> Optional.of(now)) : publishedAt;
    return new Resource(
        id, owner, newTitle, newContent, newStatus, newTags, createdAt, now, published, newVersion);
  }
}
