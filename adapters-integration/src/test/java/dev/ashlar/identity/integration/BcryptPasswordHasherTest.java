package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.ashlar.identity.application.PasswordHasher;
import dev.ashlar.identity.application.PasswordHasherContract;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Race;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BcryptPasswordHasherTest extends PasswordHasherContract {
  private static final int COST = 5; // as cheap as it gets: what is tested here doesn't need more
  private static final BcryptPasswordHasher HASHER = hasher(COST);

  @AfterAll
  static void close() {
    HASHER.close();
  }

  @Override
  protected PasswordHasher hasher() {
    return HASHER;
  }

  @Test
  void says_in_the_hash_how_it_was_made() {
    var hash = HASHER.hash(new RawPassword("correct horse")).value();
    assertThat(hash).matches("\\{bcrypt-hmac-sha384}\\$2a\\$05\\$[./A-Za-z0-9]{53}");
  }

  @Test
  void takes_bcrypt_over_base64_of_an_hmac_under_a_public_label() throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA384");
    mac.init(new SecretKeySpec("ashlar password v1".getBytes(UTF_8), "HmacSHA384"));
    var digest = Base64.getEncoder().encode(mac.doFinal("correct horse".getBytes(UTF_8)));
    assertThat(digest).hasSize(64); // all of which bcrypt reads
    var made = BCrypt.withDefaults().hashToString(COST, new String(digest, UTF_8).toCharArray());
    assertThat(
            HASHER.matches(
                new PresentedPassword("correct horse"),
                Optional.of(new PasswordHash("{bcrypt-hmac-sha384}" + made))))
        .isTrue();
  }

  @Test
  void cuts_nothing_past_bcrypts_72_bytes() {
    var first = "x".repeat(72) + "a";
    var second = "x".repeat(72) + "b";
    var hash = Optional.of(HASHER.hash(new RawPassword(first)));
    assertThat(HASHER.matches(new PresentedPassword(first), hash)).isTrue();
    assertThat(HASHER.matches(new PresentedPassword(second), hash)).isFalse();
    assertThat(HASHER.matches(new PresentedPassword("x".repeat(72)), hash)).isFalse();
  }

  @Test
  void knows_passwords_again_that_were_hashed_at_another_cost() {
    var other = hasher(6);
    try {
      var hash = other.hash(new RawPassword("correct horse"));
      assertThat(hash.value()).contains("$06$");
      assertThat(HASHER.matches(new PresentedPassword("correct horse"), Optional.of(hash)))
          .isTrue();
    } finally {
      other.close();
    }
  }

  @Test
  void knows_that_a_hash_was_made_at_another_cost() {
    var other = hasher(6);
    try {
      var hash = other.hash(new RawPassword("correct horse"));
      assertThat(other.isOutdated(hash)).isFalse();
      assertThat(HASHER.isOutdated(hash)).isTrue();
      assertThat(HASHER.isOutdated(HASHER.rehash(new PresentedPassword("correct horse"))))
          .isFalse();
    } finally {
      other.close();
    }
  }

  @Test
  void does_not_guess_what_an_unknown_scheme_means() {
    var hash = Optional.of(new PasswordHash("{plain}correct horse"));
    assertThatThrownBy(() -> HASHER.matches(new PresentedPassword("correct horse"), hash))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("horse");
  }

  @Test
  void refuses_work_where_too_much_of_it_waits() {
    var dear = hasher(10);
    try {
      var people = 100 + 100 * Runtime.getRuntime().availableProcessors();
      var outcomes =
          Race.of(
              people,
              _ -> {
                try {
                  return dear.matches(new PresentedPassword("x"), Optional.empty());
                } catch (Unavailable e) {
                  return true;
                }
              });
      var refused = Collections.frequency(outcomes, true);
      assertThat(refused).isBetween(1, people - 100);
      assertThat(dear.matches(new PresentedPassword("x"), Optional.empty())).isFalse();
    } finally {
      dear.close();
    }
  }

  @Test
  void answers_as_unavailable_once_it_is_closed() {
    var closed = hasher(COST);
    closed.close();
    assertThatThrownBy(() -> closed.hash(new RawPassword("correct horse")))
        .isInstanceOf(Unavailable.class);
  }

  private static BcryptPasswordHasher hasher(int cost) {
    return new BcryptPasswordHasher(new CryptoSettings("ashlar", cost));
  }
}
