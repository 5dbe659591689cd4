package dev.ashlar.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ashlar.architecture.House.Context;
import dev.ashlar.bootstrap.GeneratedDocs;
import dev.ashlar.platform.persistence.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds in Ashlar and is seen to fail in the house that breaks it. */
class RulesTest {
  private static final JavaClasses DELIVERED = DeliveredClasses.all();
  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages(House.BROKEN.root());

  /** The classes that each rule complains of in the broken house, all of them and no others. */
  private static final Map<String, List<String>> OFFENDERS =
      Map.ofEntries(
          Map.entry("every class lies in a room of the house", List.of("cellar.Forgotten")),
          Map.entry(
              "layers point inward",
              List.of(
                  "content.domain.KnowsItsUseCases",
                  "content.domain.KnowsPlatform",
                  "content.rest.KnowsTheDatabase")),
          Map.entry("contexts meet at their api", List.of("content.domain.KnowsItsNeighbour")),
          Map.entry("the kernel knows nobody", List.of("kernel.KnowsAContext")),
          Map.entry("the platform knows no context", List.of("platform.application.KnowsContent")),
          Map.entry("nobody knows bootstrap", List.of("content.application.KnowsBootstrap")),
          Map.entry(
              "the kernel stays small",
              Stream.concat(
                      Stream.of("KnowsAContext", "TooManyWords", "Word"),
                      IntStream.rangeClosed(2, 15).mapToObj(n -> "Word" + n))
                  .map(name -> "kernel." + name)
                  .toList()),
          Map.entry(
              "contexts form no cycle",
              List.of(
                  "content.application.Leaflets",
                  "content.domain.KnowsItsNeighbour",
                  "content.persistence.PostgresLeaflets",
                  "identity.application.Citizens")),
          Map.entry(
              "the core uses Java and itself",
              List.of(
                  "content.application.WritesLogs",
                  "content.domain.IsInjected",
                  "content.domain.ReadsFiles")),
          Map.entry("adapters use the tools of their layer", List.of("content.rest.SpeaksSql")),
          Map.entry(
              "time, ids and settings come in",
              List.of(
                  "content.domain.ReadsTheClock",
                  "content.domain.MakesAClock",
                  "identity.application.ReadsSettings",
                  "identity.application.ThrowsDice")),
          Map.entry(
              "adapters are package-private",
              List.of(
                  "content.persistence.LeafletRow",
                  "content.persistence.ReadsItsNeighboursTable",
                  "platform.rest.LentToNobody")),
          Map.entry(
              "nothing static changes",
              List.of(
                  "identity.persistence.CountsForAll",
                  "identity.persistence.KeepsAnOpenList",
                  "identity.persistence.KeepsBytes",
                  "identity.persistence.RemembersTheLast")),
          Map.entry(
              "names say what a thing does",
              Stream.of(
                      "UserPort",
                      "CitizensImpl",
                      "SessionManager",
                      "TextHelper",
                      "TextUtil",
                      "TextUtils",
                      "UserService",
                      "UserDto")
                  .map(name -> "identity.application." + name)
                  .toList()),
          Map.entry(
              "use cases hide behind no interface",
              List.of("content.application.PublishBehindAnInterface")),
          Map.entry(
              "expected refusals are outcomes", List.of("content.application.LeafletRefused")),
          Map.entry(
              "only Sql and Migrations speak to JDBC",
              List.of(
                  "content.persistence.ReadsItsNeighboursTable", "content.persistence.SpeaksJdbc")),
          Map.entry("the text of a statement is a constant", List.of("platform.persistence.Sql")),
          Map.entry(
              "transactions are run by the port",
              List.of(
                  "content.persistence.CommitsAlone", "content.persistence.OpensTransactions")));

  /** The first name in a complaint is who did it; a cycle is told in several lines. */
  private static final Pattern OFFENDER =
      Pattern.compile(
          "^(?:\\s+- |(?! |Cycle)).*?dev\\.ashlar\\.broken\\.([a-z.]+\\.[A-Z]\\w*)",
          Pattern.MULTILINE);

  static List<Rule> rules() {
    return Stream.of(Directions.ALL, Forms.ALL, Statements.ALL).flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(Rule rule) {
    rule.in(House.ASHLAR).check(DELIVERED);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void names_each_class_that_breaks_it_and_no_other(Rule rule) {
    var complaints = rule.in(House.BROKEN).evaluate(BROKEN).getFailureReport().getDetails();
    assertThat(complained(complaints))
        .containsExactlyInAnyOrderElementsOf(OFFENDERS.get(rule.name()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void says_why_and_where_it_was_decided(Rule rule) {
    assertThatThrownBy(() -> rule.in(House.BROKEN).check(BROKEN))
        .hasMessageContaining(rule.name())
        .hasMessageContaining(rule.reason())
        .hasMessageContaining("docs/decisions/" + rule.decision());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void fails_where_there_is_nothing_to_hold(Rule rule) {
    var elsewhere = new House("dev.ashlar.nowhere", House.ASHLAR.contexts());
    assertThatThrownBy(() ->
            rule.in(elsewhere).check(new ClassFileImporter().importPackages("dev.ashlar.nowhere")))
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void are_all_seen_to_fail() {
    assertThat(rules())
        .extracting(Rule::name)
        .containsExactlyInAnyOrderElementsOf(OFFENDERS.keySet());
  }

  /** A rule about a room that is gone would hold for ever. */
  @ParameterizedTest
  @MethodSource("rooms")
  void know_no_room_that_is_empty(String room) {
    assertThat(DELIVERED.stream().map(type -> type.getPackageName()))
        .contains(House.ASHLAR.root() + "." + room);
  }

  static Stream<String> rooms() {
    return House.ASHLAR.rooms().stream().map(Object::toString);
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void know_no_exception_that_is_gone(String exception) {
    assertThat(DELIVERED.contain(House.ASHLAR.root() + "." + exception)).isTrue();
  }

  static Stream<String> exceptions() {
    return Stream.of(Forms.PUBLIC_ADAPTERS, Statements.SPEAK_SQL, Statements.RUN_TRANSACTIONS)
        .flatMap(Set::stream);
  }

  @Test
  void know_the_contexts_that_the_database_has() {
    assertThat(Migrations.SERIES)
        .extracting(Migrations.Series::folder)
        .filteredOn(folder -> !Set.of(House.PLATFORM, "links").contains(folder))
        .containsExactlyElementsOf(House.ASHLAR.contexts().stream().map(Context::name).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void follow_from_a_decision_that_is_on_record(Rule rule) throws IOException {
    try (var records = Files.list(GeneratedDocs.root().resolve("docs/decisions"))) {
      assertThat(records.map(record -> record.getFileName().toString()))
          .anyMatch(name -> name.startsWith(rule.decision() + "-"));
    }
  }

  private static Set<String> complained(List<String> complaints) {
    return complaints.stream()
        .flatMap(complaint -> OFFENDER.matcher(complaint).results())
        .map(match -> match.group(1))
        .collect(toSet());
  }
}
