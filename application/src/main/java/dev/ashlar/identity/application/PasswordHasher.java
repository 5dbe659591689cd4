package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import java.util.Optional;

/** Turns passwords into what may be kept of them. Slow on purpose: call it outside transactions. */
public interface PasswordHasher {

  PasswordHash hash(RawPassword password);

  /** Another hash of a password that has been found to be right. */
  PasswordHash rehash(PresentedPassword password);

  /** Whether it was made otherwise than it would be now: at another cost. */
  boolean isOutdated(PasswordHash hash);

  /**
   * Whether the password is the one behind {@code hash}; as slow, and false, where there is none.
   */
  boolean matches(PresentedPassword password, Optional<PasswordHash> hash);
}
