package dev.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** How statements come about. Whose tables they name is seen when they run. */
final class Statements {
  /** The only places where text becomes a statement; the last one makes the database itself. */
  static final Set<String> SPEAK_SQL =
      Set.of(
          "platform.persistence.Sql",
          "platform.persistence.Migrations",
          "bootstrap.EmbeddedDatabase");

  /** Where a transaction begins and ends, and where one statement of it is undone. */
  static final Set<String> RUN_TRANSACTIONS =
      Set.of(
          "platform.persistence.PostgresTransactions",
          "platform.persistence.RetryableTransaction",
          "platform.persistence.Sql");

  private static final String CONSTANT = "com.google.errorprone.annotations.CompileTimeConstant";

  private static final String COMMANDS = "prepare.*|create(Statement|.*RowSet)|execute.*|addBatch";
  private static final String TRANSACTION_CONTROL =
      "commit|rollback|setAutoCommit|set(Transaction.*|Savepoint)|releaseSavepoint";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "only Sql and Migrations speak to JDBC",
              "0009",
              "one door for all statements is one place where values are bound and faults are named",
              house -> calls(house, COMMANDS, SPEAK_SQL)),
          new Rule(
              "the text of a statement is a constant",
              "0009",
              "ErrorProne refuses to compile a @CompileTimeConstant argument that isn't one, so that"
                  + " nothing a user sends becomes SQL; this holds every String that Sql takes to it",
              Statements::textIsConstant),
          new Rule(
              "transactions are run by the port",
              "0004",
              "a use case says what is done as a whole; who else began or ended a transaction would"
                  + " decide that over its head",
              Statements::transactionsAreRunByThePort));

  private Statements() {}

  private static ArchRule calls(House house, String methods, Set<String> allowed) {
    return classes()
        .that(
            describe("not " + allowed, type -> house.owns(type) && !isOneOf(house, type, allowed)))
        .should(
            new ArchCondition<>("leave java.sql to them") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                    .filter(access -> isSql(access.getTargetOwner()))
                    .filter(access -> access.getTarget().getName().matches(methods))
                    .map(JavaAccess::getDescription)
                    .forEach(what -> events.add(SimpleConditionEvent.violated(type, what)));
              }
            });
  }

  private static ArchRule textIsConstant(House house) {
    return codeUnits()
        .that(
            describe(
                "of Sql that take text",
                (JavaCodeUnit unit) ->
                    unit.getOwner().getName().equals(house.root() + ".platform.persistence.Sql")
                        && unit.getParameters().stream().anyMatch(Statements::isText)))
        .should(
            new ArchCondition<>("take constants alone") {
              @Override
              public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getParameters().stream()
                    .filter(Statements::isText)
                    .filter(parameter -> !parameter.isAnnotatedWith(CONSTANT))
                    .forEach(parameter ->
                        events.add(
                            SimpleConditionEvent.violated(
                                unit, parameter.getDescription() + " takes any text")));
              }
            });
  }

  private static boolean isText(JavaParameter parameter) {
    return parameter.getRawType().isAssignableFrom(String.class)
        && !parameter.getRawType().isEquivalentTo(Object.class);
  }

  private static ArchRule transactionsAreRunByThePort(House house) {
    return classes()
        .that(
            describe(
                "not " + RUN_TRANSACTIONS,
                type -> house.owns(type) && !isOneOf(house, type, RUN_TRANSACTIONS)))
        .should(
            new ArchCondition<>("use no transactions but by the port") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                    .filter(d -> isTransaction(d.getTargetClass()))
                    .forEach(
                        d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
                type.getAccessesFromSelf().stream()
                    .filter(access -> isSql(access.getTargetOwner()))
                    .filter(access -> access.getTarget().getName().matches(TRANSACTION_CONTROL))
                    .forEach(access ->
                        events.add(SimpleConditionEvent.violated(type, access.getDescription())));
              }
            });
  }

  private static boolean isTransaction(JavaClass type) {
    return type.getPackageName().startsWith("io.micronaut.transaction")
        || type.getPackageName().startsWith("jakarta.transaction");
  }

  private static boolean isSql(JavaClass type) {
    return type.getPackageName().equals("java.sql") || type.getPackageName().equals("javax.sql");
  }

  private static boolean isOneOf(House house, JavaClass type, Set<String> names) {
    var outermost = type.getName().replaceFirst("\\$.*", "");
    return names.stream().anyMatch(name -> outermost.equals(house.root() + "." + name));
  }
}
