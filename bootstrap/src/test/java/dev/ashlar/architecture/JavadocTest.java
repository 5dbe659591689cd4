package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.GeneratedDocs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who reads a type of the core learns what it means in the business. */
class JavadocTest {
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("^public .*?\\b(class|interface|record|enum)\\b", Pattern.MULTILINE);

  private static final Pattern EXPLAINED =
      Pattern.compile(
          "\\*/\\s+(@\\w+(\\([^)]*\\))?\\s+)*public .*?\\b(class|interface|record|enum)\\b");

  @Test
  void every_public_type_of_the_core_is_explained() throws IOException {
    var silent = new ArrayList<String>();
    for (var module : List.of("domain", "application")) {
      try (var files = Files.walk(GeneratedDocs.root().resolve(module + "/src/main/java"))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (isSilent(Files.readString(file))) {
            silent.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void one_that_is_not_is_seen() {
    assertThat(isSilent("package a;\n\npublic final class A {}\n")).isTrue();
    assertThat(
            isSilent(
                "package a;\n\n/** What it is. */\n@FunctionalInterface\npublic interface A {}\n"))
        .isFalse();
    assertThat(isSilent("package a;\n\nfinal class A {}\n")).isFalse();
  }

  private static boolean isSilent(String source) {
    return PUBLIC_TYPE.matcher(source).find() && !EXPLAINED.matcher(source).find();
  }
}
