package dev.ashlar.content.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

  @ParameterizedTest
  @CsvSource({"java, java", "' Java-25 ', java-25", "-, -", "7, 7"})
  void a_tag_is_folded_to_lower_case(String sent, String kept) {
    assertThat(new Tag(sent).name()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "two words", "a_b", "c++", "é", "\u212A8s", "a\nb", "a\0", "標籤", "😀"})
  void a_tag_has_no_other_characters(String sent) {
    assertThat(Refused.code(() -> new Tag(sent))).isEqualTo("INVALID_TAG");
  }

  @Test
  void a_tag_has_1_to_50_characters() {
    assertThat(new Tag("a".repeat(50)).name()).hasSize(50);
    assertThat(Refused.code(() -> new Tag("a".repeat(51)))).isEqualTo("INVALID_TAG");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "' Ja', ja", "java-, java-"})
  void a_tag_is_completed_from_how_it_begins(String sent, String kept) {
    assertThat(new TagPrefix(sent).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "%", "a_", "\u212A", "\0"})
  void no_tag_begins_with_other_characters(String sent) {
    assertThat(Refused.code(() -> new TagPrefix(sent))).isEqualTo("INVALID_TAG");
  }

  @Test
  void no_tag_begins_with_more_characters_than_a_tag_has() {
    assertThat(new TagPrefix("a".repeat(50)).value()).hasSize(50);
    assertThat(Refused.code(() -> new TagPrefix("a".repeat(51)))).isEqualTo("INVALID_TAG");
  }

  @Test
  void are_kept_in_the_order_given() {
    assertThat(tags("c", "a", "b").names()).containsExactly("c", "a", "b");
  }

  @Test
  void are_merged_where_they_are_the_same() {
    assertThat(tags("b", "Java", "java", "B").names()).containsExactly("b", "java");
  }

  @Test
  void are_at_most_20_after_merging() {
    assertThat(new Tags(numbered(20)).list()).hasSize(20);
    assertThat(
            new Tags(Stream.concat(numbered(20).stream(), numbered(20).stream()).toList()).list())
        .hasSize(20);
    assertThat(Refused.code(() -> new Tags(numbered(21)))).isEqualTo("TOO_MANY");
  }

  @Test
  void stay_whatever_becomes_of_the_list_they_were_made_from() {
    var list = new ArrayList<>(numbered(2));
    var tags = new Tags(list);
    list.clear();
    assertThat(tags.list()).hasSize(2);
  }

  @Test
  void in_another_order_are_other_tags() {
    assertThat(tags("a", "b")).isEqualTo(tags("A", "B")).isNotEqualTo(tags("b", "a"));
  }

  private static List<Tag> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Tag("tag-" + i)).toList();
  }

  private static Tags tags(String... names) {
    return new Tags(Stream.of(names).map(Tag::new).toList());
  }
}
