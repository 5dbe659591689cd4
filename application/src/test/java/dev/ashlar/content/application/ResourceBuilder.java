package dev.ashlar.content.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A resource of which only what matters has to be said: {@code aResource().titled("Ash").build()}.
 */
public final class ResourceBuilder {
  /** Owns what nobody else does. */
  public static final UserId OWNER = new UserId(SequentialIds.id(1_000));

  private Optional<UUID> id = Optional.empty();
  private UserId owner = OWNER;
  private Title title = new Title("Title");
  private Content content = new Content("Content");
  private Status status = Status.DRAFT;
  private Tags tags = Tags.NONE;
  private Instant createdAt = TestClock.START;
  private Instant updatedAt = TestClock.START;
  private long version = 1;

  private ResourceBuilder() {}

  public static ResourceBuilder aResource() {
    return new ResourceBuilder();
  }

  public ResourceBuilder withId(UUID newId) {
    id = Optional.of(newId);
    return this;
  }

  public ResourceBuilder ownedBy(UserId newOwner) {
    owner = newOwner;
    return this;
  }

  public ResourceBuilder titled(String newTitle) {
    title = new Title(newTitle);
    return this;
  }

  public ResourceBuilder saying(String newContent) {
    content = new Content(newContent);
    return this;
  }

  public ResourceBuilder published() {
    return in(Status.PUBLISHED);
  }

  public ResourceBuilder in(Status newStatus) {
    status = newStatus;
    return this;
  }

  public ResourceBuilder tagged(String... names) {
    tags = new Tags(Stream.of(names).map(Tag::new).toList());
    return this;
  }

  public ResourceBuilder createdAt(Instant at) {
    createdAt = at;
    updatedAt = at;
    return this;
  }

  public ResourceBuilder updatedAt(Instant at) {
    updatedAt = at;
    return this;
  }

  public ResourceBuilder inVersion(long newVersion) {
    version = newVersion;
    return this;
  }

  public Resource build() {
    return new Resource(
        new ResourceId(id.orElseGet(this::idOfTitle)),
        owner,
        title,
        content,
        status,
        tags,
        createdAt,
        updatedAt,
        status == Status.DRAFT ? Optional.empty() : Optional.of(createdAt),
        version);
  }

  /** The same for each test, another for each title. */
  private UUID idOfTitle() {
    return UUID.nameUUIDFromBytes(title.value().getBytes(UTF_8));
  }
}
