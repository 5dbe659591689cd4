package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDocsTest {
  private static final Path PAGE = Path.of("docs", "page.md");

  @TempDir Path root;

  @Test
  void stale_ones_fail_and_say_how_to_write_them_anew() {
    GeneratedDocs.check(root, PAGE, "old\n", true);
    assertThatThrownBy(() -> GeneratedDocs.check(root, PAGE, "new\n", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("docs/page.md is stale")
        .hasMessageContaining("./mvnw verify -Dashlar.docs=write");
  }

  @Test
  void missing_ones_fail_like_stale_ones() {
    assertThatThrownBy(() -> GeneratedDocs.check(root, PAGE, "new\n", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("docs/page.md is stale");
  }

  @Test
  void are_written_on_request() {
    GeneratedDocs.check(root, PAGE, "new\n", true);
    assertThat(Files.isRegularFile(root.resolve(PAGE))).isTrue();
    assertThatCode(() -> GeneratedDocs.check(root, PAGE, "new\n", false))
        .doesNotThrowAnyException();
  }
}
