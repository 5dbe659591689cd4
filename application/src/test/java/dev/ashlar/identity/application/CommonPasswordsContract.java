package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.RawPassword;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What identity relies on when it refuses common passwords. */
public abstract class CommonPasswordsContract {

  protected abstract CommonPasswords common();

  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "iloveyou"})
  void hold_what_many_people_choose(String password) {
    assertThat(common().contains(new RawPassword(password))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASSWORD", "pAssWord", "ILoveYou", "CONTRASEÑA", "contrasen\u0303a"})
  void hold_it_in_whatever_way_it_is_typed(String password) {
    assertThat(common().contains(new RawPassword(password))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "seven dressed stones", "password ", "pass word"})
  void hold_nothing_else(String password) {
    assertThat(common().contains(new RawPassword(password))).isFalse();
  }
}
