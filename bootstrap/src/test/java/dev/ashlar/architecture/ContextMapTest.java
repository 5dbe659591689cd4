package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ashlar.bootstrap.GeneratedDocs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContextMapTest {

  @Test
  void is_the_one_that_is_committed() {
    GeneratedDocs.check(
        Path.of("docs", "architecture", "context-map.md"),
        new ContextMap(House.ASHLAR, DeliveredClasses.all()).page());
  }

  @Test
  void shows_what_the_classes_use() {
    var broken = new ClassFileImporter().importPackages(House.BROKEN.root());
    assertThat(new ContextMap(House.BROKEN, broken).page())
        .contains("kernel --> identity", "platform --> content")
        .contains("| `content.application` |")
        .contains("**identity.api**");
    assertThat(new ContextMap(House.BROKEN, DeliveredClasses.all()).page())
        .doesNotContain("identity -->", "**");
  }
}
