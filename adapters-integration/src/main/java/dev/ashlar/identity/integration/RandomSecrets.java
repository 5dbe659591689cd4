package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.application.Secrets;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.platform.integration.SealingKey;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 to find secrets, a key derived from one to seal another. */
@Singleton
final class RandomSecrets implements Secrets {
  private static final int SECRET_BYTES = 32;
  private static final String LABEL = "ashlar refresh successor v1";

  private final SecureRandom random = new SecureRandom();

  @Override
  public Secret next() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public TokenHash hash(Secret secret) {
    return new TokenHash(Base64.getEncoder().encodeToString(sha256(secret.value())));
  }

  @Override
  public EmailHash hash(EmailAddress email) {
    return new EmailHash(HexFormat.of().formatHex(sha256(email.folded())));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SealedSecret seal(Secret secret, Secret key) {
    return new SealedSecret(SealingKey.of(key.value(), LABEL).seal(secret.value()));
  }

  @Override
  public Secret open(SealedSecret sealed, Secret key) {
    return SealingKey.of(key.value(), LABEL)
        .open(sealed.value())
        .map(Secret::new)
        .orElseThrow(() -> new IllegalArgumentException("sealed with another key"));
  }
}
