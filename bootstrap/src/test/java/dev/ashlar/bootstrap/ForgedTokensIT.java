package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import dev.ashlar.platform.persistence.RecordedStatements;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Credentials that aren't ours, over HTTP (RFC 8725): each reads 401, and what can be told without
 * the database is.
 */
class ForgedTokensIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "a secret of tests and at least 32 bytes long";
  private static final String OTHER = "another secret that is known to somebody else";

  private static Api api;
  private static Member ann;
  private static Member bob;

  /**
   * @param lookups how many statements it takes to see through it
   */
  private record Forgery(String how, String credential, String code, int lookups) {
    @Override
    public String toString() {
      return how;
    }
  }

  /** A token as ours are, to be changed. */
  private static final class Token {
    private final String[] genuine = ann.token().split("\\.", -1);
    private final ObjectNode header = node(genuine[0]);
    private final ObjectNode claims = node(genuine[1]);

    Token header(Consumer<ObjectNode> change) {
      change.accept(header);
      return this;
    }

    Token claims(Consumer<ObjectNode> change) {
      change.accept(claims);
      return this;
    }

    String unsigned() {
      return part(header.toString()) + "." + part(claims.toString());
    }

    String signed() {
      return signed("HmacSHA256", SECRET.getBytes(UTF_8));
    }

    String signedByAnother() {
      return signed("HmacSHA256", OTHER.getBytes(UTF_8));
    }

    String signed(String algorithm, byte[] key) {
      try {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return unsigned() + "." + part(mac.doFinal(unsigned().getBytes(UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    String signed(String algorithm, PrivateKey key) {
      try {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(unsigned().getBytes(UTF_8));
        return unsigned() + "." + part(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeAll
  static void start() {
    api = Api.start();
    ann = api.register("ann");
    bob = api.register("bob");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<Forgery> forgeries() {
    List<Forgery> all = new ArrayList<>();
    all.addAll(algorithms());
    all.addAll(keys());
    all.addAll(headers());
    all.addAll(claims());
    all.addAll(shapes());
    all.addAll(otherSecrets());
    return all.stream();
  }

  private static List<Forgery> algorithms() {
    List<Forgery> all = new ArrayList<>();
    for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
      Token token = new Token().header(h -> h.put("alg", none));
      all.add(forged("alg '" + none + "'", token.unsigned() + "."));
      all.add(forged("alg '" + none + "', two parts", token.unsigned()));
      all.add(forged("alg '" + none + "', signed", token.signed()));
    }
    all.add(forged("alg left out", new Token().header(h -> h.remove("alg")).signed()));
    all.add(forged("alg null", new Token().header(h -> h.putNull("alg")).signed()));
    all.add(
        forged("alg of a list", new Token().header(h -> h.putArray("alg").add("HS256")).signed()));
    byte[] ours = SECRET.getBytes(UTF_8);
    all.add(forged("HS384", alg("HS384").signed("HmacSHA384", ours)));
    all.add(forged("HS512", alg("HS512").signed("HmacSHA512", ours)));
    KeyPair rsa = keys("RSA", 2048);
    KeyPair ec = keys("EC", 256);
    all.add(forged("RS256", alg("RS256").signed("SHA256withRSA", rsa.getPrivate())));
    all.add(forged("ES256", alg("ES256").signed("SHA256withECDSAinP1363Format", ec.getPrivate())));
    all.add(
        forged(
            "a public key as the secret",
            new Token().signed("HmacSHA256", rsa.getPublic().getEncoded())));
    return all;
  }

  private static List<Forgery> keys() {
    Token token = new Token();
    String kid = token.header.get("kid").asText();
    return List.of(
        forged("another key", token.signedByAnother()),
        forged("an empty key", token.signed("HmacSHA256", new byte[1])),
        forged("the name of the key as the key", token.signed("HmacSHA256", kid.getBytes(UTF_8))));
  }

  private static List<Forgery> headers() {
    String jwk = "{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"" + part(OTHER) + "\"}";
    List<Forgery> all = new ArrayList<>();
    for (String kid :
        List.of(
            "../../../../dev/null", "/dev/null", "' union select 'x", "AAAAAAAAAAAA", "", "\0")) {
      all.add(forged("kid " + kid, new Token().header(h -> h.put("kid", kid)).signedByAnother()));
      all.add(forged("kid " + kid + ", ours", new Token().header(h -> h.put("kid", kid)).signed()));
    }
    all.add(forged("no kid", new Token().header(h -> h.remove("kid")).signed()));
    all.add(forged("kid of a number", new Token().header(h -> h.put("kid", 1)).signed()));
    all.add(header("jwk", h -> h.set("jwk", parsed(jwk))));
    all.add(header("jwk without kid", h -> h.<ObjectNode>set("jwk", parsed(jwk)).remove("kid")));
    all.add(header("jku", h -> h.put("jku", "https://evil.example/jwks.json")));
    all.add(header("x5u", h -> h.put("x5u", "https://evil.example/cert.pem")));
    all.add(header("x5c", h -> h.putArray("x5c").add(part(OTHER))));
    all.add(header("x5t", h -> h.put("x5t", part(OTHER))));
    for (String typ : List.of("JWT", "jwt", "rt+jwt", "")) {
      all.add(forged("typ '" + typ + "'", new Token().header(h -> h.put("typ", typ)).signed()));
    }
    all.add(forged("no typ", new Token().header(h -> h.remove("typ")).signed()));
    all.add(
        forged(
            "an unknown crit",
            new Token().header(h -> h.put("x", 1).putArray("crit").add("x")).signed()));
    all.add(
        forged(
            "b64 false",
            new Token().header(h -> h.put("b64", false).putArray("crit").add("b64")).signed()));
    return all;
  }

  private static List<Forgery> claims() {
    long now = Instant.now().getEpochSecond();
    List<Forgery> all = new ArrayList<>();
    all.add(
        new Forgery(
            "expired",
            new Token().claims(c -> c.put("exp", now - 1)).signed(),
            "TOKEN_EXPIRED",
            0));
    all.add(claim("expired, signed by another", c -> c.put("exp", now - 1), true));
    all.add(claim("not yet valid", c -> c.put("nbf", now + 3600)));
    all.add(claim("issued in the future", c -> c.put("iat", now + 3600)));
    all.add(claim("iss of somebody else", c -> c.put("iss", "https://evil.example")));
    all.add(claim("aud of somebody else", c -> c.put("aud", "other")));
    all.add(claim("aud of several", c -> c.putArray("aud").add("ashlar").add("other")));
    for (String name : List.of("iss", "aud", "sub", "exp", "iat", "sid")) {
      all.add(claim(name + " left out", c -> c.remove(name)));
      all.add(claim(name + " null", c -> c.putNull(name)));
      all.add(claim(name + " of an object", c -> c.putObject(name)));
    }
    all.add(claim("exp that is text", c -> c.put("exp", "9999999999")));
    all.add(claim("sub that is no id", c -> c.put("sub", "admin")));
    all.add(claim("sid that is no id", c -> c.put("sid", "' or true --")));
    String bobs = node(bob.token().split("\\.", -1)[1]).get("sid").asText();
    all.add(looked("sid of somebody else's session", c -> c.put("sid", bobs)));
    all.add(looked("sub of somebody else", c -> c.put("sub", bob.id())));
    all.add(looked("an unknown session", c -> c.put("sid", UUID.randomUUID().toString())));
    return all;
  }

  private static List<Forgery> shapes() {
    String token = ann.token();
    String[] parts = token.split("\\.", -1);
    String unsigned = parts[0] + "." + parts[1];
    String changed = (parts[2].charAt(0) == 'A' ? "B" : "A") + parts[2].substring(1);
    String admin = new Token().claims(c -> c.put("role", "admin")).unsigned();
    return List.of(
        forged("no signature", unsigned + "."),
        forged("two parts", unsigned),
        forged("four parts", token + "." + parts[2]),
        forged("a signature cut short", token.substring(0, token.length() - 4)),
        forged("a signature of another first letter", unsigned + "." + changed),
        forged("another role under the same signature", admin + "." + parts[2]),
        forged("the flattened JSON serialization", json(parts)),
        forged(
            "the general JSON serialization",
            "{\"payload\":\"" + parts[1] + "\",\"signatures\":[" + json(parts) + "]}"),
        forged("an encrypted token", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA"),
        forged("a very long one", "a".repeat(6_000)),
        forged("many dots", ".".repeat(6_000)),
        forged("a very deep header", part("[".repeat(3_000)) + ".e30.AAAA"),
        forged("two at once", token + " " + token),
        forged("nothing", ""));
  }

  private static List<Forgery> otherSecrets() {
    String key = api.key(ann, "read", "write");
    char last = key.charAt(key.length() - 1);
    String elsewhere;
    try (Api other = Api.start()) {
      elsewhere = other.key(other.register("ann"), "read", "write");
    }
    return List.of(
        forged("a refresh token", ann.refreshToken()),
        forged("a password", Api.PASSWORD),
        forged(
            "a key with a wrong checksum",
            key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0')),
        forged(
            "a key with another first letter",
            "ak_" + (key.charAt(3) == 'A' ? 'B' : 'A') + key.substring(4)),
        forged("a key cut short", key.substring(0, key.length() - 8)),
        forged("a key without its mark", key.substring(3)),
        forged("the mark of a key", "ak_"),
        forged("a token marked as a key", "ak_" + ann.token()),
        new Forgery("a key of another installation", elsewhere, "TOKEN_INVALID", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void reads_401_and_costs_no_more_than_it_has_to(Forgery forgery) {
    int before = lookups();
    Answer answer = api.get("/users/me").bearer(forgery.credential()).send();
    answer.expect(401, forgery.code());
    assertThat(answer.header("WWW-Authenticate"))
        .startsWith("Bearer realm=\"ashlar\", error=\"invalid_token\", error_description=\"");
    assertThat(lookups() - before).isEqualTo(forgery.lookups());
    api.get("/tags").bearer(forgery.credential()).send().expect(401, forgery.code());
  }

  @Test
  void what_forgeries_are_made_from_is_good() {
    api.get("/users/me").bearer(new Token().signed()).send().expect(200);
    api.get("/users/me").bearer(ann.token()).send().expect(200);
  }

  @Test
  void another_scheme_is_no_way_around() {
    for (String credential :
        List.of("Basic " + part("ann:" + Api.PASSWORD), "Token " + ann.token(), ann.token())) {
      api.get("/users/me").header("Authorization", credential).send().expect(401, "TOKEN_INVALID");
    }
  }

  @Test
  void nothing_else_refreshes() {
    Member cat = api.register("cat");
    for (String secret :
        List.of(cat.token(), api.key(cat, "read", "write"), Api.PASSWORD, bob.token(), "ak_")) {
      api.post("/auth/refresh", "{\"refreshToken\": \"" + secret + "\"}")
          .send()
          .expect(401, "REFRESH_TOKEN_INVALID");
    }
    api.get("/users/me").by(cat).send().expect(200); // and nothing was revoked by it
  }

  /** What was asked of the database to find out who asks. */
  private static int lookups() {
    return (int)
        RecordedStatements.of(api.database()).statements().stream()
            .filter(s -> s.isFrom("dev.ashlar.identity.application.Authenticate"))
            .count();
  }

  private static Forgery forged(String how, String credential) {
    return new Forgery(how, credential, "TOKEN_INVALID", 0);
  }

  /** A header that points at a key of the forger's. */
  private static Forgery header(String how, Consumer<ObjectNode> change) {
    return forged(how, new Token().header(change).signedByAnother());
  }

  private static Forgery claim(String how, Consumer<ObjectNode> change) {
    return claim(how, change, false);
  }

  private static Forgery claim(String how, Consumer<ObjectNode> change, boolean byAnother) {
    Token token = new Token().claims(change);
    return forged(how, byAnother ? token.signedByAnother() : token.signed());
  }

  private static Forgery looked(String how, Consumer<ObjectNode> change) {
    return new Forgery(how, new Token().claims(change).signed(), "TOKEN_INVALID", 1);
  }

  private static Token alg(String name) {
    return new Token().header(h -> h.put("alg", name));
  }

  private static KeyPair keys(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String json(String[] parts) {
    return "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
        .formatted(parts[1], parts[0], parts[2]);
  }

  private static ObjectNode node(String part) {
    return parsed(new String(Base64.getUrlDecoder().decode(part), UTF_8));
  }

  private static ObjectNode parsed(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String part(String text) {
    return part(text.getBytes(UTF_8));
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
