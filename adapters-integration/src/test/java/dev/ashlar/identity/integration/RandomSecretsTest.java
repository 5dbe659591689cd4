package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.Secrets;
import dev.ashlar.identity.application.SecretsContract;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RandomSecretsTest extends SecretsContract {

  @Override
  protected Secrets secrets() {
    return new RandomSecrets();
  }

  @Test
  void have_256_bits() {
    var secret = secrets().next();
    assertThat(Base64.getUrlDecoder().decode(secret.value())).hasSize(32);
    assertThat(secret.value()).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void note_an_address_as_sha256_in_hexadecimal() {
    assertThat(secrets().hash(new EmailAddress("Ann@example.org")).value())
        .isEqualTo("438c4c7afe600cdf1e455c369bec76dc970fc8ca463447c7b387a347f3c79331");
  }

  @Test
  void use_every_bit() {
    var secrets = secrets();
    var ones = new byte[32];
    var zeros = new byte[32];
    for (int i = 0; i < 100; i++) {
      var bits = Base64.getUrlDecoder().decode(secrets.next().value());
      for (int b = 0; b < 32; b++) {
        ones[b] |= bits[b];
        zeros[b] |= (byte) ~bits[b];
      }
    }
    assertThat(ones).containsOnly(-1);
    assertThat(zeros).containsOnly(-1);
  }

  @Test
  void are_found_by_their_sha_256() throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256").digest("secret".getBytes(UTF_8));
    assertThat(secrets().hash(new Secret("secret")).value())
        .isEqualTo(Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void sealed_show_nothing_of_themselves() {
    var secrets = secrets();
    var secret = secrets.next();
    var sealed = Base64.getUrlDecoder().decode(secrets.seal(secret, secrets.next()).value());
    assertThat(new String(sealed, UTF_8)).doesNotContain(secret.value());
    assertThat(sealed).hasSize(12 + 43 + 16);
  }

  @Test
  void sealed_do_not_open_when_any_bit_of_them_was_changed() {
    var secrets = secrets();
    var key = secrets.next();
    var sealed = Base64.getUrlDecoder().decode(secrets.seal(secrets.next(), key).value());
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      var forged = new SealedSecret(Base64.getUrlEncoder().encodeToString(changed));
      assertThatThrownBy(() -> secrets.open(forged, key))
          .as("byte %d", i)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
