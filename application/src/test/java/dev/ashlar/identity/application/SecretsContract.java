package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.platform.application.Race;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What identity relies on when it makes refresh tokens. */
public abstract class SecretsContract {

  protected abstract Secrets secrets();

  @Test
  void are_never_the_same() {
    var secrets = secrets();
    var made = Race.of(8, _ -> secrets.next());
    assertThat(new HashSet<>(made)).hasSize(8);
  }

  @Test
  void are_found_again_by_their_hash() {
    var secrets = secrets();
    var secret = secrets.next();
    assertThat(secrets.hash(new Secret(secret.value()))).isEqualTo(secrets.hash(secret));
    assertThat(secrets.hash(secrets.next())).isNotEqualTo(secrets.hash(secret));
  }

  @Test
  void note_an_address_so_that_it_is_found_again_however_it_is_written() {
    var noted = secrets().hash(new EmailAddress("Ann@Example.org"));
    assertThat(secrets().hash(new EmailAddress("ann@EXAMPLE.org"))).isEqualTo(noted);
    assertThat(secrets().hash(new EmailAddress("bee@example.org"))).isNotEqualTo(noted);
  }

  @Test
  void are_read_by_the_holder_of_the_key() {
    var secrets = secrets();
    var key = secrets.next();
    var secret = secrets.next();
    var sealed = secrets.seal(secret, key);
    assertThat(secrets.open(sealed, new Secret(key.value()))).isEqualTo(secret);
  }

  @Test
  void are_read_by_nobody_else() {
    var secrets = secrets();
    var secret = secrets.next();
    var sealed = secrets.seal(secret, secrets.next());
    assertThatThrownBy(() -> secrets.open(sealed, secrets.next()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> secrets.open(sealed, secret))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void are_sealed_in_another_way_each_time() {
    var secrets = secrets();
    var key = secrets.next();
    var secret = secrets.next();
    assertThat(secrets.seal(secret, key)).isNotEqualTo(secrets.seal(secret, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64 !", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void are_not_read_from_what_was_never_sealed(String garbage) {
    var secrets = secrets();
    assertThatThrownBy(() -> secrets.open(new SealedSecret(garbage), secrets.next()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
