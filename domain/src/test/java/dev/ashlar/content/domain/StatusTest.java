package dev.ashlar.content.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {

  @ParameterizedTest
  @CsvSource({
    "DRAFT,     DRAFT,     true",
    "DRAFT,     PUBLISHED, true",
    "DRAFT,     ARCHIVED,  false",
    "PUBLISHED, DRAFT,     false",
    "PUBLISHED, PUBLISHED, true",
    "PUBLISHED, ARCHIVED,  true",
    "ARCHIVED,  DRAFT,     false",
    "ARCHIVED,  PUBLISHED, true",
    "ARCHIVED,  ARCHIVED,  true",
  })
  void allows_the_steps_of_the_contract(Status from, Status to, boolean allowed) {
    assertThat(from.allows(to)).isEqualTo(allowed);
  }

  @Test
  void has_the_names_of_the_contract() {
    assertThat(Status.values())
        .extracting(Status::code)
        .containsExactly("draft", "published", "archived");
  }

  @ParameterizedTest
  @EnumSource
  void is_found_by_its_code(Status status) {
    assertThat(Status.ofCode(status.code())).isEqualTo(status);
  }
}
