package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

  @Test
  void have_the_names_of_the_contract() {
    assertThat(Role.values()).extracting(Role::code).containsExactly("user", "creator", "admin");
  }

  @ParameterizedTest
  @EnumSource
  void are_found_by_their_code(Role role) {
    assertThat(Role.ofCode(role.code())).isEqualTo(role);
    assertThat(role.code()).isEqualTo(role.code().toLowerCase(Locale.ROOT));
  }
}
