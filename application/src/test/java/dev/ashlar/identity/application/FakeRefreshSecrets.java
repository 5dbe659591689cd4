package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshSecret;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.TokenHash;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts where others draw lots, and writes on a seal what is in it. */
public final class FakeRefreshSecrets implements RefreshSecrets {
  private final AtomicInteger last = new AtomicInteger();
  private final AtomicInteger nonce = new AtomicInteger();

  @Override
  public RefreshSecret next() {
    return new RefreshSecret("secret-" + last.incrementAndGet());
  }

  @Override
  public TokenHash hash(RefreshSecret secret) {
    return new TokenHash("hash of " + secret.value());
  }

  @Override
  public SealedSecret seal(RefreshSecret secret, RefreshSecret key) {
    return new SealedSecret(
        "%d|%s|%s".formatted(nonce.incrementAndGet(), key.value(), secret.value()));
  }

  @Override
  public RefreshSecret open(SealedSecret sealed, RefreshSecret key) {
    var parts = sealed.value().split("\\|", 3);
    if (parts.length != 3 || !parts[1].equals(key.value())) {
      throw new IllegalArgumentException("sealed with another key");
    }
    return new RefreshSecret(parts[2]);
  }
}
