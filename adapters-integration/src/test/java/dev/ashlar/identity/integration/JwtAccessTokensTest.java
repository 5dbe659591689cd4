package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ashlar.identity.application.AccessTokens;
import dev.ashlar.identity.application.AccessTokensContract;
import dev.ashlar.platform.integration.MasterSecrets;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwtAccessTokensTest extends AccessTokensContract {
  /** Long enough for HS512, so that only the choice of algorithms can refuse it. */
  private static final String SECRET = "a secret of the server ".repeat(4);

  private static final String OTHER = "another secret, known to others ".repeat(3);
  private static final JwtAccessTokens OURS = tokens("ashlar", SECRET);

  @Override
  protected AccessTokens tokens() {
    return OURS;
  }

  @Override
  protected AccessTokens foreign() {
    return tokens("ashlar", OTHER);
  }

  @Test
  void say_what_rfc_9068_asks_for() throws ParseException {
    var token = SignedJWT.parse(OURS.issue(CLAIMS));
    assertThat(token.getHeader().toJSONObject())
        .containsOnlyKeys("alg", "typ", "kid")
        .containsEntry("alg", "HS256")
        .containsEntry("typ", "at+jwt");
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getClaims())
        .containsOnlyKeys("iss", "aud", "sub", "exp", "iat", "jti", "sid", "role");
    assertThat(claims.getIssuer()).isEqualTo("ashlar");
    assertThat(claims.getAudience()).containsExactly("ashlar");
    assertThat(claims.getSubject()).isEqualTo(USER.value().toString());
    assertThat(claims.getStringClaim("sid")).isEqualTo(SESSION.value().toString());
    assertThat(claims.getStringClaim("role")).isEqualTo("creator");
    assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW);
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(END);
  }

  @Test
  void name_their_key_without_telling_it() throws ParseException {
    var kid = SignedJWT.parse(OURS.issue(CLAIMS)).getHeader().getKeyID();
    assertThat(kid).hasSize(12);
    assertThat(SECRET).doesNotContain(kid);
    assertThat(SignedJWT.parse(foreign().issue(CLAIMS)).getHeader().getKeyID()).isNotEqualTo(kid);
  }

  @Test
  void are_signed_with_the_first_secret_and_verified_with_all() throws ParseException {
    var before = tokens("ashlar", OTHER);
    var rotated = tokens("ashlar", SECRET, OTHER);
    assertThat(rotated.read(before.issue(CLAIMS), NOW)).isEqualTo(genuine());
    assertThat(rotated.read(OURS.issue(CLAIMS), NOW)).isEqualTo(genuine());
    assertThat(OURS.read(rotated.issue(CLAIMS), NOW)).isEqualTo(genuine());
    assertThat(before.read(rotated.issue(CLAIMS), NOW)).isEqualTo(forged());
  }

  @Test
  void need_a_secret_of_32_bytes() {
    assertThatThrownBy(() -> tokens("ashlar", "x".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("xxx");
    assertThat(tokens("ashlar", "x".repeat(32))).isNotNull();
  }

  static Stream<Arguments> forgeries() throws JOSEException, GeneralSecurityException {
    var genuine = OURS.issue(CLAIMS).split("\\.", -1);
    var rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    var theirs = mac(OTHER);
    var own = mac(SECRET);
    var jwk = "\"jwk\":{\"kty\":\"oct\",\"k\":\"%s\"}".formatted(part(OTHER));
    var forgeries = new ArrayList<Arguments>();
    forgeries.add(forgery("no signature", genuine[0] + "." + genuine[1] + "."));
    forgeries.add(forgery("two parts", genuine[0] + "." + genuine[1]));
    for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
      var header =
          part("{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(none, kid()));
      forgeries.add(forgery("alg '" + none + "'", header + "." + genuine[1] + "."));
      forgeries.add(
          forgery("alg '" + none + "', signed", header + "." + genuine[1] + "." + genuine[2]));
    }
    forgeries.add(forgery("HS384 and our key", sign(header(JWSAlgorithm.HS384, h -> h), own)));
    forgeries.add(forgery("HS512 and our key", sign(header(JWSAlgorithm.HS512, h -> h), own)));
    forgeries.add(
        forgery(
            "RS256",
            sign(
                header(JWSAlgorithm.RS256, h -> h),
                new RSASSASigner(rsa.generateKeyPair().getPrivate()))));
    forgeries.add(forgery("another key under our name", sign(header(h -> h), theirs)));
    forgeries.add(forgery("an empty key", signWithEmptyKey()));
    forgeries.add(forgery("typ JWT", sign(header(h -> h.type(JOSEObjectType.JWT)), own)));
    forgeries.add(forgery("typ left out", sign(header(h -> h.type(null)), own)));
    forgeries.add(forgery("kid left out", sign(header(h -> h.keyID(null)), own)));
    forgeries.add(forgery("kid unknown", sign(header(h -> h.keyID("AAAAAAAAAAAA")), own)));
    forgeries.add(forgery("kid that is a path", sign(header(h -> h.keyID("../../dev/null")), own)));
    forgeries.add(
        forgery("kid that is SQL", sign(header(h -> h.keyID("' union select 'x")), theirs)));
    forgeries.add(
        forgery(
            "a key in jwk",
            rejoined(header("\"kid\":\"" + kid() + "\"," + jwk), genuine[1], OTHER)));
    forgeries.add(forgery("a key in jwk and no kid", rejoined(header(jwk), genuine[1], OTHER)));
    var pair = rsa.generateKeyPair();
    var publicKey = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build();
    forgeries.add(
        forgery(
            "an RSA key in jwk",
            sign(
                header(JWSAlgorithm.RS256, h -> h.jwk(publicKey)),
                new RSASSASigner(pair.getPrivate()))));
    forgeries.add(
        forgery(
            "a key at jku",
            sign(header(h -> h.jwkURL(URI.create("https://evil.example/jwks"))), theirs)));
    forgeries.add(
        forgery(
            "a key at x5u",
            sign(header(h -> h.x509CertURL(URI.create("https://evil.example/x5u"))), theirs)));
    forgeries.add(forgery("crit of an unknown kind", signCritical()));
    forgeries.add(claims("iss of somebody else", c -> c.issuer("https://evil.example")));
    forgeries.add(claims("iss left out", c -> c.issuer(null)));
    forgeries.add(claims("aud of somebody else", c -> c.audience("other")));
    forgeries.add(claims("aud of several", c -> c.audience(List.of("ashlar", "other"))));
    forgeries.add(claims("aud left out", c -> c.audience((String) null)));
    forgeries.add(claims("exp left out", c -> c.expirationTime(null)));
    forgeries.add(claims("exp that is text", c -> c.claim("exp", "tomorrow")));
    forgeries.add(claims("iat left out", c -> c.issueTime(null)));
    forgeries.add(claims("iat in the future", c -> c.issueTime(date(NOW.plusSeconds(61)))));
    forgeries.add(claims("sub that is no UUID", c -> c.subject("admin")));
    forgeries.add(claims("sub left out", c -> c.subject(null)));
    forgeries.add(claims("sid that is no UUID", c -> c.claim("sid", "1")));
    forgeries.add(claims("sid that is a number", c -> c.claim("sid", 1)));
    forgeries.add(claims("sid left out", c -> c.claim("sid", null)));
    forgeries.add(
        forgery(
            "another payload",
            genuine[0]
                + "."
                + part(payload(genuine[1]).replace("creator", "admin"))
                + "."
                + genuine[2]));
    forgeries.add(
        forgery("a payload that is no JSON", rejoined(genuine[0], part("hello"), SECRET)));
    forgeries.add(forgery("an encrypted token's five parts", "e30.e30.e30.e30.e30"));
    forgeries.add(forgery("a header that is no JSON", part("hello") + ".e30.AAAA"));
    forgeries.add(forgery("a very deep header", part("[".repeat(10_000)) + ".e30.AAAA"));
    return forgeries.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void are_refused_where_they_are_forged(String how, String token) {
    assertThat(OURS.read(token, NOW)).as(how).isEqualTo(forged());
  }

  @Test
  void made_like_ours_are_ours() throws JOSEException {
    // What the table of forgeries begins from: each of them differs from this in one thing.
    assertThat(OURS.read(sign(header(h -> h), mac(SECRET)), NOW)).isEqualTo(genuine());
  }

  @Test
  void of_a_clock_a_little_ahead_are_ours() throws JOSEException {
    var claims = claims().issueTime(date(NOW.plusSeconds(60))).build();
    assertThat(OURS.read(sign(header(h -> h), mac(SECRET), claims), NOW)).isEqualTo(genuine());
  }

  @Test
  void that_have_expired_are_not_forged() throws JOSEException {
    var claims = claims().expirationTime(date(NOW)).build();
    assertThat(OURS.read(sign(header(h -> h), mac(SECRET), claims), NOW))
        .isEqualTo(new AccessTokens.Expired());
  }

  @Test
  void settings_do_not_print_secrets() {
    assertThat(new MasterSecrets(List.of(SECRET)).toString()).doesNotContain("secret");
  }

  private static AccessTokens.Reading genuine() {
    return new AccessTokens.Genuine(USER, SESSION);
  }

  private static AccessTokens.Reading forged() {
    return new AccessTokens.Forged();
  }

  private static JwtAccessTokens tokens(String issuer, String... secrets) {
    return new JwtAccessTokens(new CryptoSettings(issuer, 12), new MasterSecrets(List.of(secrets)));
  }

  private static Arguments forgery(String how, String token) {
    return Arguments.of(how, token);
  }

  private static Arguments claims(String how, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    return forgery(how, sign(header(h -> h), mac(SECRET), change.apply(claims()).build()));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("ashlar")
        .audience("ashlar")
        .subject(USER.value().toString())
        .claim("sid", SESSION.value().toString())
        .claim("role", "admin")
        .issueTime(date(NOW))
        .expirationTime(date(END))
        .jwtID("1");
  }

  private static JWSHeader header(UnaryOperator<JWSHeader.Builder> change) {
    return header(JWSAlgorithm.HS256, change);
  }

  private static JWSHeader header(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> change) {
    var header = new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt")).keyID(kid());
    return change.apply(header).build();
  }

  private static String kid() {
    try {
      return SignedJWT.parse(OURS.issue(CLAIMS)).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner mac(String secret) throws JOSEException {
    return new MACSigner(secret);
  }

  private static String sign(JWSHeader header, JWSSigner signer) throws JOSEException {
    return sign(header, signer, claims().build());
  }

  private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  /** No library signs with an empty key, and Java has none: HMAC pads keys with zeros. */
  private static String signWithEmptyKey() throws GeneralSecurityException {
    var genuine = OURS.issue(CLAIMS);
    var unsigned = genuine.substring(0, genuine.lastIndexOf('.'));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[1], "HmacSHA256"));
    return unsigned
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac.doFinal(unsigned.getBytes(UTF_8)));
  }

  private static String signCritical() throws GeneralSecurityException {
    var header = header("\"kid\":\"%s\",\"crit\":[\"x\"],\"x\":1".formatted(kid()));
    return rejoined(header, OURS.issue(CLAIMS).split("\\.", -1)[1], SECRET);
  }

  private static String header(String members) {
    return part("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"," + members + "}");
  }

  /** With the signature that this key makes of it. */
  private static String rejoined(String header, String payload, String secret)
      throws GeneralSecurityException {
    var unsigned = header + "." + payload;
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return unsigned
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac.doFinal(unsigned.getBytes(UTF_8)));
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static String payload(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
