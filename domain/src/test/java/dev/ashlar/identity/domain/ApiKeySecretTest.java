package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {
  private static final ApiKeySecret KEY =
      new ApiKeySecret(new Secret("kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA"));
  private static final String TEXT = KEY.text();

  @Test
  void has_a_form_that_scanners_recognise() {
    assertThat(TEXT).matches("ak_[A-Za-z0-9_-]{43}[0-9a-f]{8}").startsWith("ak_kY2v3nR0q8c");
    assertThat(KEY.prefix()).isEqualTo("ak_kY2v");
  }

  @Test
  void is_read_as_it_was_written() {
    assertThat(ApiKeySecret.read(TEXT)).contains(KEY);
  }

  @Test
  void is_told_from_an_access_token_by_how_it_begins() {
    assertThat(ApiKeySecret.isMeant(TEXT)).isTrue();
    assertThat(ApiKeySecret.isMeant("ak_")).isTrue();
    assertThat(ApiKeySecret.isMeant("eyJ0eXAiOiJhdCtqd3QifQ.e30.c2ln")).isFalse();
    assertThat(ApiKeySecret.isMeant("AK_" + TEXT.substring(3))).isFalse();
  }

  @Test
  void is_none_with_any_character_changed() {
    List<String> mistyped = new ArrayList<>();
    for (int i = 0; i < TEXT.length(); i++) {
      char other = TEXT.charAt(i) == '0' ? '1' : '0';
      mistyped.add(TEXT.substring(0, i) + other + TEXT.substring(i + 1));
    }
    assertThat(mistyped).allSatisfy(text -> assertThat(ApiKeySecret.read(text)).isEmpty());
  }

  @Test
  void is_none_cut_short_or_drawn_out() {
    for (int i = 0; i < TEXT.length(); i++) {
      assertThat(ApiKeySecret.read(TEXT.substring(0, i))).isEmpty();
    }
    assertThat(ApiKeySecret.read(TEXT + "0")).isEmpty();
    assertThat(ApiKeySecret.read(TEXT.toUpperCase(java.util.Locale.ROOT))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ak_", "ak_é", "ak_\0", "Bearer ak_"})
  void is_not_read_from_anything_else(String text) {
    assertThat(ApiKeySecret.read(text)).isEmpty();
    assertThat(ApiKeySecret.read(text + "x".repeat(54 - text.length()))).isEmpty();
  }
}
