package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody sends by mistake: it is refused as the client's fault, or kept and found as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileContentIT {
  private Api api;
  private Member ann;

  @BeforeAll
  void start() {
    api = Api.start();
    ann = api.creator("ann");
    create("Dressed stone", "Cut so exactly that it needs no mortar.");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  static List<String> odd() {
    return List.of(
        "<script>alert(1)</script>",
        "'; drop table content.resources; --",
        "%s %n ${jndi:ldap://x} {{7*7}} \\u0041",
        "שלום עולם \u202e!dlrow",
        "👩‍👩‍👧‍👦🧱🏳️‍🌈 e\u0301 \u00e9",
        "Z̷͎͒a̸̰͐l̶̻̄g̴̣͝o̶̪͌",
        "\ufeff\u200b\u2060invisible",
        "ﬁ ﷺ ﷽ 𝕋𝕖𝕤𝕥 ẞ ı İ",
        "' & | ! <-> :* ( ) \\ \" :A",
        "\uffff \ufffe \ufdd0");
  }

  @ParameterizedTest
  @MethodSource("odd")
  void text_of_any_kind_is_kept_and_shown_as_it_was_sent(String text) {
    Answer created = create(text, text + "\n\t" + text);
    assertThat(created.text("/data/title")).isEqualTo(text);
    Answer shown = api.get("/resources/" + created.text("/data/id")).by(ann).send().expect(200);
    assertThat(shown.text("/data/title")).isEqualTo(text);
    assertThat(shown.text("/data/content")).isEqualTo(text + "\n\t" + text);
    assertThat(shown.header("Content-Type")).isEqualTo("application/json");
  }

  static Stream<String> queries() {
    return Stream.concat(
        odd().stream(),
        Stream.of(
            "&",
            "|",
            "!",
            "(",
            ")",
            ":*",
            "a:*",
            "a & ",
            "!!!",
            "\"",
            "\"unclosed",
            "-",
            "--",
            "- -",
            "or",
            "or or",
            "OR and NOT",
            "\"\"",
            "<->",
            "a <-> b",
            "a <2> b",
            "'",
            "''",
            "\\",
            "a\\",
            "%",
            "_",
            "the",
            "a an the",
            "stone OR",
            "stone -stone",
            "-stone",
            "**",
            ".",
            "http://a.b/c?d=e",
            "a@b.c",
            "/etc/passwd",
            "1e309",
            "-0",
            "\t",
            "x\ty",
            "🧱",
            "\u202e",
            "stone's"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void no_search_is_an_error_of_ours(String text) {
    for (String more :
        List.of("", "&sort=relevance", "&sort=-createdAt", "&tag=walls", "&status=published")) {
      Answer answer = api.get("/resources?q=" + encoded(text) + more).send();
      assertThat(answer.status()).as(text + more).isIn(200, 400);
    }
    int status = api.get("/resources?q=" + encoded(text)).send().status();
    assertThat(api.get("/resources?cursor=&q=" + encoded(text)).by(ann).send().status())
        .isEqualTo(status);
  }

  @Test
  void a_search_finds_its_words_whatever_stands_around_them() {
    for (String text :
        List.of(
            "stone",
            "STONE",
            "stones",
            "\"dressed stone\"",
            "stone & <>",
            "(stone)",
            "stone:*",
            "'stone'",
            "mortar")) {
      assertThat(found(text)).as(text).isEqualTo(1);
    }
    for (String text : List.of("sandstone", "\"stone dressed\"", "stone -mortar", "stone brick")) {
      assertThat(found(text)).as(text).isZero();
    }
  }

  @Test
  void long_queries_are_refused_before_they_cost_anything() {
    String kib = "x".repeat(1024);
    assertThat(api.get("/resources?q=" + kib).send().status()).isEqualTo(400);
    assertThat(api.get("/resources?q=" + encoded("a ".repeat(100))).send().status()).isEqualTo(400);
    assertThat(api.get("/resources?q=" + "x".repeat(100_000)).send().status()).isEqualTo(400);
    assertThat(
            api.get(
                    "/resources?"
                        + IntStream.range(0, 1000).mapToObj(n -> "tag=t" + n).collect(joining("&")))
                .send()
                .status())
        .isEqualTo(400);
    assertThat(api.get("/resources?cursor=" + "x".repeat(5000)).send().status()).isEqualTo(400);
    assertThat(api.get("/tags?prefix=" + "x".repeat(51)).send().status()).isEqualTo(400);
  }

  @Test
  void no_parameter_is_overlooked_for_there_being_many() {
    assertThat(api.get("/resources?" + "tag=seen&".repeat(1024) + "bogus=1").send().status())
        .isEqualTo(400);
    assertThat(api.get("/resources?" + "tag=seen&".repeat(998) + "bogus=1").send().wrong())
        .containsExactly("bogus UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%00",
        "tag=%00",
        "tag=",
        "tag=A%20B",
        "tag=%F0%9F%A7%B1",
        "status=PUBLISHED",
        "status=",
        "userId=1",
        "userId=%00",
        "createdFrom=yesterday",
        "createdFrom=2026-02-30T00:00:00Z",
        "createdFrom=99999-01-01T00:00:00Z",
        "createdTo=2026-01-01",
        "page=0",
        "page=-1",
        "page=1.0",
        "page=1e3",
        "page=",
        "limit=0",
        "limit=101",
        "limit=x",
        "sort=",
        "sort=content",
        "sort=-",
        "sort=title,title",
        "sort=title;drop",
        "sort=relevance",
        "fields=",
        "fields=title",
        "fields=content,content",
        "cursor=x",
        "cursor=%00",
        "cursor=&page=1",
        "cursor=&q=stone&sort=relevance",
        "q=",
        "unknown=1",
        "page=1&page=2",
        "q=a&q=b",
        "__proto__=1"
      })
  void a_query_that_means_nothing_is_refused(String query) {
    api.get("/resources?" + query).send().expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\": \"\\u0000\"}",
        "{\"title\": \"\\ud800\"}",
        "{\"title\": \"\\udc00\\ud800\"}",
        "{\"title\": \"t\", \"content\": \"\\u0000\"}",
        "{\"title\": \"t\", \"content\": \"\\ud83e\"}",
        "{\"title\": \"t\", \"title\": \"u\"}",
        "{\"title\": 1}",
        "{\"title\": 1e400}",
        "{\"title\": null}",
        "{\"title\": [\"t\"]}",
        "{\"title\": {\"a\": 1}}",
        "{\"title\": \"t\", \"tags\": \"walls\"}",
        "{\"title\": \"t\", \"tags\": [null]}",
        "{\"title\": \"t\", \"tags\": [[\"a\"]]}",
        "{\"title\": \"t\", \"tags\": [\"🧱\"]}",
        "{\"title\": \"t\", \"tags\": [\"a b\"]}",
        "{\"title\": \"t\", \"status\": \"Published\"}",
        "{\"title\": \"t\", \"id\": \"x\"}",
        "{\"title\": \"t\", \"version\": 7}",
        "{\"title\": \"t\", \"userId\": \"00000000-0000-7000-8000-000000000000\"}",
        "{\"title\": \"t\", \"__proto__\": {}}",
        "{\"title\": \"t\"} {}",
        "{\"title\": \"t\",}",
        "[{\"title\": \"t\"}]",
        "\"t\"",
        "null",
        "",
        " "
      })
  void a_body_that_means_nothing_is_refused(String body) {
    api.post("/resources", body).by(ann).send().expect(400);
  }

  @Test
  void depth_and_size_are_bounded() {
    String deep = "[".repeat(50_000) + "]".repeat(50_000);
    api.post("/resources", "{\"title\": " + deep + "}").by(ann).send().expect(400);
    api.post("/resources", "{\"title\": \"t\", \"x\": " + "9".repeat(10_000) + "}")
        .by(ann)
        .send()
        .expect(400);
    api.post("/resources", "{\"title\": \"t\", \"content\": \"" + "x".repeat(100_001) + "\"}")
        .by(ann)
        .send()
        .expect(400, "VALIDATION_ERROR");
    api.post("/resources", "{\"title\": \"t\", \"content\": \"" + "x".repeat(1_100_000) + "\"}")
        .by(ann)
        .send()
        .expect(413, "PAYLOAD_TOO_LARGE");
  }

  static List<String> longest() {
    return List.of(
        "𝔸".repeat(100_000),
        "𝔸-".repeat(50_000),
        "a-".repeat(50_000),
        "𐐀-𐐁𐐂.".repeat(20_000),
        "http://𐐀.example/𐐁?𐐂 ".repeat(4_000),
        "\u0301".repeat(100_000),
        "'".repeat(100_000),
        distinct());
  }

  /** As many words as fit, none twice. */
  private static String distinct() {
    StringBuilder words = new StringBuilder();
    for (int i = 0x10400; words.codePointCount(0, words.length()) < 99_990; i++) {
      words.appendCodePoint(0x10400 + i % 40).append(Integer.toString(i, 36)).append(' ');
    }
    return words.substring(0, words.offsetByCodePoints(0, 99_990));
  }

  /**
   * PostgreSQL keeps at most a mebibyte of words for a search; more text than that is still text.
   */
  @ParameterizedTest
  @MethodSource("longest")
  void the_longest_content_can_be_written_and_read(String content) {
    Answer created = create("longest", content);
    Answer shown = api.get("/resources/" + created.text("/data/id")).by(ann).send().expect(200);
    assertThat(shown.text("/data/content")).isEqualTo(content);
    api.delete("/resources/" + created.text("/data/id")).by(ann).send().expect(204);
  }

  private int found(String text) {
    return api.get("/resources?q=" + encoded(text))
        .by(ann)
        .send()
        .expect(200)
        .at("/meta/total")
        .asInt();
  }

  private Answer create(String title, String content) {
    return api.post(
            "/resources",
            "{\"title\": %s, \"content\": %s}".formatted(quoted(title), quoted(content)))
        .by(ann)
        .send()
        .expect(201);
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
