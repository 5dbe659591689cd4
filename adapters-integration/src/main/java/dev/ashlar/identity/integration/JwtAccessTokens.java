package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ashlar.identity.application.AccessTokens;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.integration.MasterSecrets;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * JWT access tokens after RFC 9068, without a client, under HS256. Algorithm, type and keys are
 * fixed here; what a token's header says about keys is never followed (RFC 8725, 3.1 and 3.10).
 */
@Singleton
final class JwtAccessTokens implements AccessTokens {
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String AUDIENCE = "ashlar";
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final String issuer;
  private final JWSHeader header;
  private final MACSigner signer;
  private final Map<String, MACVerifier> verifiers = new LinkedHashMap<>();

  JwtAccessTokens(CryptoSettings settings, MasterSecrets secrets) {
    this.issuer = settings.issuer();
    try {
      String signing = secrets.values().getFirst();
      this.signer = new MACSigner(signing);
      this.header =
          new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(keyId(signing)).build();
      for (String secret : secrets.values()) {
        verifiers.put(keyId(secret), new MACVerifier(secret));
      }
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalArgumentException("a JWT secret can't be used", e);
    }
  }

  @Override
  public String issue(Claims claims) {
    JWTClaimsSet set =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(AUDIENCE)
            .subject(claims.user().value().toString())
            .claim("sid", claims.session().value().toString())
            .claim("role", claims.role().code())
            .issueTime(Date.from(claims.issuedAt()))
            .expirationTime(Date.from(claims.expiresAt()))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token = new SignedJWT(header, set);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("an access token can't be signed", e);
    }
    return token.serialize();
  }

  @Override
  public Reading read(String token, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return isOurs(jwt) ? read(jwt.getJWTClaimsSet(), now) : new Forged();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return new Forged();
    }
  }

  private boolean isOurs(SignedJWT jwt) throws JOSEException {
    JWSHeader presented = jwt.getHeader();
    MACVerifier verifier = verifiers.get(presented.getKeyID());
    return verifier != null
        && JWSAlgorithm.HS256.equals(presented.getAlgorithm())
        && TYPE.equals(presented.getType())
        && jwt.verify(verifier);
  }

  private Reading read(JWTClaimsSet claims, Instant now) throws ParseException {
    if (!issuer.equals(claims.getIssuer())
        || !claims.getAudience().equals(List.of(AUDIENCE))
        || claims.getExpirationTime() == null
        || claims.getIssueTime() == null
        || isAhead(claims.getIssueTime(), now)
        || (claims.getNotBeforeTime() != null && isAhead(claims.getNotBeforeTime(), now))) {
      return new Forged();
    }
    if (!claims.getExpirationTime().toInstant().isAfter(now)) {
      return new Expired();
    }
    if (claims.getSubject() == null || claims.getStringClaim("sid") == null) {
      return new Forged();
    }
    UUID user = UUID.fromString(claims.getSubject());
    UUID session = UUID.fromString(claims.getStringClaim("sid"));
    return new Genuine(new UserId(user), new SessionId(session));
  }

  private static boolean isAhead(Date date, Instant now) {
    return date.toInstant().isAfter(now.plus(CLOCK_SKEW));
  }

  /** Names a key without telling anything about it. */
  private static String keyId(String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), mac.getAlgorithm()));
    byte[] digest = mac.doFinal("ashlar key id v1".getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 12);
  }
}
