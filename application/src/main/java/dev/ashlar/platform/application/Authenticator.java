package dev.ashlar.platform.application;

import dev.ashlar.kernel.Viewer;

/** Tells who presents a bearer credential (RFC 6750). The platform asks, identity answers. */
@FunctionalInterface
public interface Authenticator {

  Verdict authenticate(String credential);

  /** What a credential turned out to be. */
  sealed interface Verdict {}

  record Granted(Viewer.SignedIn viewer) implements Verdict {}

  /** It was good once: an access token, which can be refreshed, or an API key, which can't. */
  record Expired() implements Verdict {}

  /** Forged, garbled, revoked, or its user is gone. */
  record Invalid() implements Verdict {}
}
