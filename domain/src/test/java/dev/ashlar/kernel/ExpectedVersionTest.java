package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedVersionTest {

  @Test
  void any_version_will_do_where_none_is_named() {
    assertThatCode(() -> ExpectedVersion.ANY.check(7)).doesNotThrowAnyException();
  }

  @Test
  void each_of_the_named_versions_will_do() {
    assertThatCode(() -> oneOf(1L, 7L).check(7)).doesNotThrowAnyException();
  }

  @Test
  void another_version_is_stale() {
    assertThatThrownBy(() -> oneOf(1L, 7L).check(6)).isInstanceOf(StaleVersion.class);
  }

  @Test
  void nothing_will_do_where_nothing_can_match() {
    assertThatThrownBy(() -> oneOf().check(1)).isInstanceOf(StaleVersion.class);
  }

  private static ExpectedVersion oneOf(Long... versions) {
    return new ExpectedVersion(Optional.of(Set.of(versions)));
  }
}
