package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.TokenHash;

/** Makes the secrets that prove something, and what may be kept of them. */
public interface Secrets {

  /** 256 fresh random bits. */
  Secret next();

  TokenHash hash(Secret secret);

  /** What is noted of an address that may be nobody's: the same for every way to write it. */
  EmailHash hash(EmailAddress email);

  /** Makes {@code secret} readable only to who holds {@code key}. */
  SealedSecret seal(Secret secret, Secret key);

  /**
   * @throws IllegalArgumentException if {@code key} isn't the one it was sealed with
   */
  Secret open(SealedSecret sealed, Secret key);
}
