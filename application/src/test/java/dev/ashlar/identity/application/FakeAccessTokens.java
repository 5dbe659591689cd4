package dev.ashlar.identity.application;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows the tokens that it issued; any other is forged. */
public final class FakeAccessTokens implements AccessTokens {
  private final String issuer;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<String, Claims> issued = new ConcurrentHashMap<>();

  public FakeAccessTokens() {
    this("ashlar");
  }

  public FakeAccessTokens(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public String issue(Claims claims) {
    var token = "access-%d-%s".formatted(last.incrementAndGet(), issuer);
    issued.put(token, claims);
    return token;
  }

  @Override
  public Reading read(String token, Instant now) {
    var claims = issued.get(token);
    if (claims == null) {
      return new Forged();
    }
    return now.isBefore(claims.expiresAt())
        ? new Genuine(claims.user(), claims.session())
        : new Expired();
  }

  /** What a token of its own says. */
  public Claims claims(String token) {
    return issued.get(token);
  }
}
