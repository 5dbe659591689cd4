package dev.ashlar.identity.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.Lifetimes;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session of which only what matters has to be said: {@code aSession().of(ann).build()}. */
public final class SessionBuilder {
  /** As Ashlar's settings have them by default. */
  public static final Lifetimes LIFETIMES =
      new Lifetimes(
          Duration.ofMinutes(15), Duration.ofSeconds(10), Duration.ofDays(30), Duration.ofDays(90));

  private UserId user = UserBuilder.aUser().build().id();
  private String called = "session";
  private Device device = new Device(Optional.of("Firefox"), Optional.of("192.0.2.1"));
  private Instant now = TestClock.START;

  private SessionBuilder() {}

  public static SessionBuilder aSession() {
    return new SessionBuilder();
  }

  public SessionBuilder of(User newUser) {
    user = newUser.id();
    return this;
  }

  /** Told apart from other sessions by this. */
  public SessionBuilder called(String newName) {
    called = newName;
    return this;
  }

  public SessionBuilder from(Device newDevice) {
    device = newDevice;
    return this;
  }

  public SessionBuilder startedAt(Instant start) {
    now = start;
    return this;
  }

  public Session build() {
    var id = new SessionId(UUID.nameUUIDFromBytes(called.getBytes(UTF_8)));
    return Session.start(id, user, device, LIFETIMES, now);
  }
}
