package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.TokenHash;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts where others draw lots, and writes on a seal what is in it. */
public final class FakeSecrets implements Secrets {
  private final AtomicInteger last = new AtomicInteger();
  private final AtomicInteger nonce = new AtomicInteger();

  @Override
  public Secret next() {
    return new Secret("secret-" + last.incrementAndGet());
  }

  @Override
  public TokenHash hash(Secret secret) {
    return new TokenHash("hash of " + secret.value());
  }

  @Override
  public EmailHash hash(EmailAddress email) {
    return new EmailHash("hash of " + email.folded());
  }

  @Override
  public SealedSecret seal(Secret secret, Secret key) {
    return new SealedSecret(
        "%d|%s|%s".formatted(nonce.incrementAndGet(), key.value(), secret.value()));
  }

  @Override
  public Secret open(SealedSecret sealed, Secret key) {
    var parts = sealed.value().split("\\|", 3);
    if (parts.length != 3 || !parts[1].equals(key.value())) {
      throw new IllegalArgumentException("sealed with another key");
    }
    return new Secret(parts[2]);
  }
}
