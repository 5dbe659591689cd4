package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.application.ListingBuilder;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.ResourceSummary;
import dev.ashlar.content.application.Resources;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.SearchText;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.persistence.PostgresContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL finds, in which order, and what it can't be made to do. */
class SearchIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final PageRequest FIRST = new PageRequest(1, 100);

  private UserId ann;

  @BeforeEach
  void let_ann_exist() {
    ann = new UserId(POSTGRES.someUser());
  }

  @ParameterizedTest
  @CsvSource({
    "stone, a+b",
    "STONES, a+b",
    "'dressing stone', a+b",
    "'\"dressed stones\"', a",
    "'stone -dressed', ''",
    "'stone -wall', b",
    "'brick or wall', a+c",
    "'stone or', a+b",
    "wal, ''",
    "ann@example.org, b",
    "https://example.org/slates?of=wall, c",
    "example.org, b+c",
    "slate, c",
    "bold, c",
    "'the stone of a', a+b",
    "Österreich, b"
  })
  void finds_words_in_their_forms_phrases_and_alternatives(String text, String titles) {
    add("a", "Dressed stones make a wall.");
    add("b", "Stone, not yet dressed, says ann@example.org of ÖSTERREICH.");
    add("c", "<b>bold</b><brick> https://example.org/slates?of=wall");
    assertThat(found(text).split(", ")).containsExactlyInAnyOrder(titles.split("\\+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the of and", "&", "|", "!", "-", "\"", "\"\"", "()", ":*", "<->", "' or 1=1", "a:*",
            "-the",
        "or", "or or", "- -", "\\", "%", "_", "?", "😀", "\"a or", "((((((", "stone:A", "<b", "{}"
      })
  void means_nothing_by_what_is_no_word(String text) {
    add("a", "something else");
    assertThat(found(text)).isIn("", "a");
  }

  @Test
  void is_never_wrong() {
    var random = new Random(42);
    var pieces =
        List.of(
            "stone", "\"", "-", " or ", " ", "(", ")", "&", "|", "!", "<->", ":*", "'", "\\", "é");
    for (int i = 0; i < 100; i++) {
      var text =
          IntStream.range(0, 1 + random.nextInt(12))
              .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
              .collect(joining());
      if (!text.isBlank()) {
        assertThat(queries().list(searching(text).build(), FIRST).items()).isEmpty();
      }
    }
  }

  @Test
  void puts_one_word_in_a_title_above_any_number_in_a_content() {
    var words = "stone wall brick mortar lime sand water slate oak roof floor door room step arch";
    add("everything", (words + " ").repeat(1_000));
    add("one arch", words.replace("arch", ""));
    add("arch and roof", words.replace("arch", "").replace("roof", ""));
    assertThat(found(words)).isEqualTo("arch and roof, one arch, everything");
    assertThat(found("arch")).isEqualTo("arch and roof, one arch, everything");
    assertThat(found("\"roof floor\" -nothing")).isEqualTo("everything, one arch");
  }

  @Test
  void puts_the_newest_first_among_equals() {
    for (int i = 0; i < 3; i++) {
      resources()
          .add(
              aResource()
                  .ownedBy(ann)
                  .titled("stone " + i)
                  .createdAt(TestClock.START.plusSeconds(i == 1 ? 9 : 5))
                  .build());
    }
    assertThat(found("stone")).startsWith("stone 1, ");
  }

  /** Of which some would take PostgreSQL's parser minutes, were they not broken up for it. */
  static Stream<String> worst() {
    return Stream.of(
            "a_", "~/", "<!--", "a-aA.", "1A@", "<a b=\"", "a", "😀", "a-", "a.b/", "🄰-🄱 ")
        .map(piece -> piece.repeat(Content.MAX_LENGTH / piece.codePointCount(0, piece.length())));
  }

  @ParameterizedTest
  @MethodSource("worst")
  void keeps_nobody_from_writing_anything(String content) {
    write(content);
  }

  @Test
  void has_room_for_all_words_that_there_may_be() {
    // letters outside of the first plane: pairs of them are met alone and together
    var letters = IntStream.rangeClosed(0x20000, 0x2a6df).mapToObj(Character::toString).toList();
    for (int each : new int[] {1, 2, 3, 50}) {
      write(
          IntStream.range(0, Content.MAX_LENGTH / 2)
              .mapToObj(i -> letters.get(i % letters.size()) + (i % each == 0 ? " " : "-"))
              .collect(joining()));
    }
    assertThat(queries().list(searching(letters.getLast()).build(), FIRST).total()).isEqualTo(4);
  }

  @Test
  void that_takes_too_long_is_given_up() throws SQLException {
    add("a", "stone");
    try (var other = POSTGRES.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table content.resources in access exclusive mode");
      assertThatThrownBy(() -> queries().list(searching("stone").build(), FIRST))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("Narrow it");
      var slice = new SliceRequest(Optional.empty(), 20);
      assertThatThrownBy(() -> queries().list(searching("stone").sortedBy("title").build(), slice))
          .isInstanceOf(Unavailable.class);
    }
    // the connection it had has all its time again
    assertThat(queries().list(searching("stone").build(), FIRST).total()).isEqualTo(1);
  }

  @Test
  void has_as_many_words_as_there_may_be() {
    var most = "stone ".repeat(SearchText.MAX_WORDS);
    add("a", "stone");
    assertThat(found(most)).isEqualTo("a");
  }

  /** Within seconds, or not at all. */
  private void write(String content) {
    POSTGRES.execute(
        """
        set statement_timeout = '30s';
        insert into content.resources (id, user_id, title, content, status, tags, created_at,
          updated_at, version)
        values (gen_random_uuid(), ?, 'Title', ?, 'draft', '{}', now(), now(), 1)
        """,
        ann.value(),
        new Content(content).value());
  }

  private void add(String title, String content) {
    resources().add(aResource().ownedBy(ann).titled(title).saying(content).build());
  }

  private String found(String text) {
    return queries()
        .list(searching(text).sortedBy("relevance", "-createdAt").build(), FIRST)
        .items()
        .stream()
        .map(ResourceSummary::title)
        .collect(joining(", "));
  }

  private static ListingBuilder searching(String text) {
    return aListing().saying(text);
  }

  private static ResourceQueries queries() {
    return POSTGRES.get(ResourceQueries.class);
  }

  private static Resources resources() {
    return POSTGRES.get(Resources.class);
  }
}
