package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 100, 0", "2, 20, 20", "3, 1, 2", "2147483647, 100, 214748364600"})
  void skips_the_rows_of_the_pages_before(int number, int size, long offset) {
    assertThat(new PageRequest(number, size).offset()).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "-1, 20", "1, 0", "1, -1", "1, 101"})
  void refuses_what_is_no_page(int number, int size) {
    assertThatThrownBy(() -> new PageRequest(number, size))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_page_keeps_its_rows_whatever_becomes_of_the_list_it_was_made_from() {
    var rows = new ArrayList<>(List.of("a", "b"));
    var page = new Page<>(rows, 7);
    rows.clear();
    assertThat(page.items()).containsExactly("a", "b");
  }
}
