package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What identity relies on when it keeps passwords. */
public abstract class PasswordHasherContract {

  protected abstract PasswordHasher hasher();

  @Test
  void knows_a_password_again() {
    assertThat(matches("correct horse", "correct horse")).isTrue();
  }

  @Test
  void refuses_another_password() {
    assertThat(matches("correct horse", "Correct horse")).isFalse();
    assertThat(matches("correct horse", "correct horse ")).isFalse();
    assertThat(matches("correct horse", "")).isFalse();
  }

  @Test
  void knows_a_password_again_however_its_accents_are_typed() {
    assertThat(matches("pépépépé", "pe\u0301pe\u0301pe\u0301pe\u0301")).isTrue();
  }

  @Test
  void tells_long_passwords_apart_by_their_last_character() {
    assertThat(matches("😀".repeat(127) + "a", "😀".repeat(127) + "a")).isTrue();
    assertThat(matches("😀".repeat(127) + "a", "😀".repeat(127) + "b")).isFalse();
  }

  @Test
  void makes_two_hashes_of_two_people_with_one_password() {
    var password = new RawPassword("correct horse");
    assertThat(hasher().hash(password)).isNotEqualTo(hasher().hash(password));
  }

  @Test
  void hashes_a_password_anew_that_was_presented() {
    var password = new PresentedPassword("correct horse");
    var first = hasher().hash(new RawPassword("correct horse"));
    var second = hasher().rehash(password);
    assertThat(second).isNotEqualTo(first);
    assertThat(hasher().matches(password, Optional.of(second))).isTrue();
    assertThat(hasher().isOutdated(first)).isFalse();
    assertThat(hasher().isOutdated(second)).isFalse();
  }

  @Test
  void refuses_every_password_of_nobody() {
    for (var password : new String[] {"correct horse", "nobody has this password", ""}) {
      assertThat(hasher().matches(new PresentedPassword(password), Optional.empty())).isFalse();
    }
  }

  private boolean matches(String password, String presented) {
    var hash = hasher().hash(new RawPassword(password));
    return hasher().matches(new PresentedPassword(presented), Optional.of(hash));
  }
}
