package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.PasswordRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Words of the contract that are no enum in code: what the documents list is what the code says.
 */
class DocumentedWordsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"");
  private static final Pattern ACTION =
      Pattern.compile("\"([a-z]+(?:-[a-z]+)*(?:\\.[a-z]+(?:-[a-z]+)*)?)\"");

  /** What no request can be told: of networks, which it doesn't send, and of mails. */
  private static final Set<String> NOT_TOLD = Set.of("INVALID_ADDRESS", "INVALID_MAIL");

  private static final Set<String> TARGETS =
      Set.of("user", "email", "session", "api-key", "path", "rawtypes");

  @Test
  void codes_of_details_are_all_listed() throws IOException {
    Set<String> said =
        words(CODE, "InvalidValue\\(|Failure\\.(invalid|Detail)\\(", "domain", "adapters-rest");
    said.removeAll(NOT_TOLD);
    Stream.of(PasswordRules.Objection.values()).map(Enum::name).forEach(said::add);
    assertThat(listed("details.md")).containsExactlyInAnyOrderElementsOf(said);
  }

  @Test
  void audit_actions_are_all_listed() throws IOException {
    Set<String> said = words(ACTION, "AuditEvent[.(]", "application");
    said.addAll(words(ACTION, "AuditTrail auditTrail", "adapters-rest"));
    said.removeAll(TARGETS);
    assertThat(listed("audit.md")).containsExactlyInAnyOrderElementsOf(said);
  }

  private static List<String> listed(String document) throws IOException {
    return ROW.matcher(Files.readString(GeneratedDocs.root().resolve("docs/api").resolve(document)))
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  /** Literals of such a form in the sources of those modules that mention something. */
  private static Set<String> words(Pattern form, String mention, String... modules)
      throws IOException {
    Pattern mentioned = Pattern.compile(mention);
    Set<String> words = new TreeSet<>();
    for (String module : modules) {
      try (Stream<Path> files =
          Files.walk(GeneratedDocs.root().resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          if (mentioned.matcher(source).find()) {
            form.matcher(source)
                .results()
                .map((MatchResult literal) -> literal.group(1))
                .forEach(words::add);
          }
        }
      }
    }
    return words;
  }
}
