package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps passwords as they are, which takes no time. */
public final class PlainHasher implements PasswordHasher {
  private final AtomicInteger salt = new AtomicInteger();

  @Override
  public PasswordHash hash(RawPassword password) {
    return new PasswordHash("plain:" + salt.incrementAndGet() + ":" + password.value());
  }

  @Override
  public PasswordHash rehash(PresentedPassword password) {
    return new PasswordHash("plain:" + salt.incrementAndGet() + ":" + password.value());
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return hash.value().startsWith("plain:0:");
  }

  @Override
  public boolean matches(PresentedPassword password, Optional<PasswordHash> hash) {
    return hash.filter(kept -> kept.value().matches("(?s)plain:\\d+:.*"))
        .filter(kept -> kept.value().split(":", 3)[2].equals(password.value()))
        .isPresent();
  }
}
