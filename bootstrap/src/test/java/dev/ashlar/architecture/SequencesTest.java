package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.ashlar.bootstrap.GeneratedDocs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The diagrams drawn by hand name classes and methods that there are. */
class SequencesTest {
  private static final Set<String> OUTSIDE = Set.of("Client", "PostgreSQL");
  private static final Pattern PARTICIPANT = Pattern.compile("participant (\\w+)");
  private static final Pattern CALL = Pattern.compile("\\w+->>(\\w+): (\\w+)\\(");

  @Test
  void name_classes_and_methods_that_there_are() throws IOException {
    assertThat(
            strangers(
                Files.readString(GeneratedDocs.root().resolve("docs/architecture/sequences.md"))))
        .isEmpty();
  }

  @Test
  void that_name_others_are_seen() {
    assertThat(
            strangers(
                """
                participant Client
                participant LogIn
                participant LogInImpl
                Client->>LogIn: handle(command)
                Client->>LogIn: execute(command)
                """))
        .containsExactly("LogInImpl", "LogIn.execute");
  }

  private static List<String> strangers(String page) {
    var classes =
        PARTICIPANT
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .filter(name -> !OUTSIDE.contains(name) && named(name).findAny().isEmpty());
    var methods =
        CALL.matcher(page)
            .results()
            .filter(call -> named(call.group(1)).noneMatch(type -> has(type, call.group(2))))
            .map(call -> call.group(1) + "." + call.group(2));
    return Stream.concat(classes, methods).distinct().toList();
  }

  private static Stream<JavaClass> named(String simpleName) {
    return DeliveredClasses.all().stream()
        .filter(type -> type.isTopLevelClass() && type.getSimpleName().equals(simpleName));
  }

  private static boolean has(JavaClass type, String method) {
    return type.getMethods().stream().anyMatch(each -> each.getName().equals(method));
  }
}
