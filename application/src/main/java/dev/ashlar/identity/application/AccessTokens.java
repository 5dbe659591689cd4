package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.time.Instant;

/** Signed tokens that say which session a request belongs to (after RFC 9068). */
public interface AccessTokens {

  /**
   * @param role for the client's convenience; it grants nothing
   */
  record Claims(UserId user, SessionId session, Role role, Instant issuedAt, Instant expiresAt) {}

  String issue(Claims claims);

  Reading read(String token, Instant now);

  /** What a string that claims to be an access token turned out to be. */
  sealed interface Reading {}

  record Genuine(UserId user, SessionId session) implements Reading {}

  record Expired() implements Reading {}

  record Forged() implements Reading {}
}
