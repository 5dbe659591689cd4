package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.CommonPasswords;
import dev.ashlar.identity.application.CommonPasswordsContract;
import dev.ashlar.identity.domain.RawPassword;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedCommonPasswordsTest extends CommonPasswordsContract {
  private static final ShippedCommonPasswords SHIPPED = new ShippedCommonPasswords();

  @Override
  protected CommonPasswords common() {
    return SHIPPED;
  }

  @Test
  void are_at_least_three_thousand_that_could_be_chosen_otherwise() throws IOException {
    assertThat(SHIPPED.size()).isGreaterThan(3_000);
    assertThat(lines())
        .hasSize(SHIPPED.size())
        .isSorted()
        .allSatisfy(line -> assertThat(new RawPassword(line).folded()).isEqualTo(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789", "11111111", "00000000", "87654321", "qwertyuiop", "1q2w3e4r", "password1",
        "Password123", "P@ssw0rd", "football", "princess", "sunshine", "computer", "trustno1",
        "admin123", "changeme", "letmein1", "welcome1", "йцукенгшщз"
      })
  void know_what_is_tried_first(String password) {
    assertThat(SHIPPED.contains(new RawPassword(password))).isTrue();
  }

  private static List<String> lines() throws IOException {
    try (var list =
        ShippedCommonPasswords.class.getResourceAsStream("/passwords/common-passwords.txt")) {
      return new String(list.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
