package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsPageIT {
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  private static Api api;

  @BeforeAll
  static void start() {
    api = Api.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void is_where_the_root_leads() {
    Answer root = api.get("//").header("Accept", "text/html").send().expect(303);
    assertThat(root.header("Location")).isEqualTo("/docs");
  }

  @Test
  void brings_all_that_it_needs_from_here() {
    Answer page = page();
    List<String> references =
        REFERENCE.matcher(page.body()).results().map(found -> found.group(1)).distinct().toList();
    assertThat(references).contains("/docs/swagger-ui-bundle.js", "/docs/docs.js", "/openapi.yml");
    for (String reference : references) {
      assertThat(reference).matches("/(?!/).*");
      Answer file = api.get("/" + reference).send().expect(200);
      assertThat(file.body()).isNotEmpty();
      assertThat(file.header("Content-Type")).matches(type(reference));
    }
  }

  @Test
  void runs_no_script_but_those_files() {
    Answer page = page();
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "http", "*");
    assertThat(page.body())
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @Test
  void is_asked_for_again_at_little_cost() {
    Answer script = api.get("//docs/swagger-ui-bundle.js").send();
    assertThat(script.header("Cache-Control")).isEqualTo("public, no-cache");
    Answer again =
        api.get("//docs/swagger-ui-bundle.js")
            .header("If-None-Match", script.header("ETag"))
            .send()
            .expect(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void does_not_look_at_credentials() {
    assertThat(api.get("//docs").bearer("forged").send().status()).isEqualTo(200);
  }

  @Test
  void answers_head() {
    Answer head = api.call("HEAD", "//docs").send().expect(200);
    assertThat(head.header("ETag")).isEqualTo(page().header("ETag"));
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "swagger-ui.js", "..%2fdocs.js", "docs.js/docs.js", "%00"})
  void serves_nothing_else(String name) {
    Answer answer = api.get("//docs/" + name).header("Accept", "text/html,*/*;q=0.1").send();
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.code()).isIn("MALFORMED_REQUEST", "NOT_FOUND");
  }

  private static Answer page() {
    return api.get("//docs").header("Accept", "text/html").send().expect(200);
  }

  private static String type(String name) {
    return switch (name.replaceFirst(".*\\.", "")) {
      case "css" -> "text/css;.*";
      case "js" -> "text/javascript;.*";
      case "svg" -> "image/svg\\+xml";
      case "yml" -> "application/yaml";
      default -> "text/html;.*";
    };
  }
}
