package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RawPassword;

/** The passwords that people choose most, which are tried first by whoever guesses. */
@FunctionalInterface
public interface CommonPasswords {

  /** Whether it is one of them, in whatever case it is typed. */
  boolean contains(RawPassword password);
}
