package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshSecret;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.TokenHash;

/** The cryptography of refresh tokens. */
public interface RefreshSecrets {

  /** 256 fresh random bits. */
  RefreshSecret next();

  TokenHash hash(RefreshSecret secret);

  /** Makes {@code secret} readable only to who holds {@code key}. */
  SealedSecret seal(RefreshSecret secret, RefreshSecret key);

  /**
   * @throws IllegalArgumentException if {@code key} isn't the one it was sealed with
   */
  RefreshSecret open(SealedSecret sealed, RefreshSecret key);
}
