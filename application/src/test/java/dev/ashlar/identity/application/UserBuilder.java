package dev.ashlar.identity.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.TestClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A user of whom only what matters has to be said: {@code aUser().named("Ann").build()}. */
public final class UserBuilder {
  private DisplayName name;
  private Username username;
  private EmailAddress email;
  private Optional<EmailAddress> pendingEmail = Optional.empty();
  private boolean emailVerified;
  private Optional<Bio> bio = Optional.empty();
  private Optional<ProfilePictureUrl> picture = Optional.empty();
  private PasswordHash password = new PasswordHash("plain:0:correct horse");
  private Role role = Role.USER;
  private Instant createdAt = TestClock.START;
  private Instant updatedAt = TestClock.START;
  private long version = 1;
  private Optional<UUID> id = Optional.empty();

  private UserBuilder(String name) {
    this.name = new DisplayName(name);
    this.username = Username.from(this.name);
    this.email = new EmailAddress(username.value() + "@example.org");
  }

  public static UserBuilder aUser() {
    return new UserBuilder("Somebody");
  }

  /** Sets the name, and username and email like it. */
  public UserBuilder named(String newName) {
    name = new DisplayName(newName);
    username = Username.from(name);
    email = new EmailAddress(username.value() + "@example.org");
    return this;
  }

  /** Sets the name alone. */
  public UserBuilder withName(String newName) {
    name = new DisplayName(newName);
    return this;
  }

  public UserBuilder createdAt(Instant moment) {
    createdAt = moment;
    updatedAt = moment;
    return this;
  }

  public UserBuilder withId(UUID newId) {
    id = Optional.of(newId);
    return this;
  }

  public UserBuilder withUsername(String newUsername) {
    username = new Username(newUsername);
    return this;
  }

  public UserBuilder withEmail(String newEmail) {
    email = new EmailAddress(newEmail);
    return this;
  }

  public UserBuilder withPassword(PasswordHash newPassword) {
    password = newPassword;
    return this;
  }

  public UserBuilder withRole(Role newRole) {
    role = newRole;
    return this;
  }

  public UserBuilder withVersion(long newVersion) {
    version = newVersion;
    return this;
  }

  /** Gives a value to everything that may be left out. */
  public UserBuilder withEverything() {
    pendingEmail = Optional.of(new EmailAddress("New." + email.value()));
    emailVerified = true;
    bio = Optional.of(new Bio(" <b>likes</b>\r\n\t'tea' \\ 😀 "));
    picture = Optional.of(new ProfilePictureUrl("https://example.org/" + username.value()));
    updatedAt = createdAt.plusNanos(1_000);
    version = 7;
    return this;
  }

  public User build() {
    return new User(
        new UserId(id.orElseGet(() -> idOf(username))),
        email,
        pendingEmail,
        emailVerified,
        username,
        name,
        bio,
        picture,
        password,
        role,
        createdAt,
        updatedAt,
        version);
  }

  /** The same for each test, another for each user. */
  private static UUID idOf(Username username) {
    return UUID.nameUUIDFromBytes(username.value().getBytes(UTF_8));
  }
}
