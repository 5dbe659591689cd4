package dev.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.ashlar.architecture.House.Room;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How classes are written. */
final class Forms {
  /** What a reader learns nothing from. */
  private static final Set<String> EMPTY_WORDS =
      Set.of("Port", "Impl", "Manager", "Helper", "Util", "Utils", "Service", "Dto", "DTO");

  /** Public types of contexts' adapters: bootstrap makes it from the settings. */
  static final Set<String> PUBLIC_ADAPTERS = Set.of("identity.integration.CryptoSettings");

  /** What java.* can find out by itself, in packages that the core may use otherwise. */
  private static final Map<String, Predicate<String>> HIDDEN_INPUTS =
      Map.ofEntries(
          Map.entry("java.lang.System", name -> !name.equals("arraycopy")),
          Map.entry("java.lang.Runtime", name -> true),
          Map.entry("java.lang.Process", name -> true),
          Map.entry("java.lang.ProcessBuilder", name -> true),
          Map.entry("java.lang.ProcessHandle", name -> true),
          Map.entry("java.lang.Thread", name -> true),
          Map.entry("java.lang.Math", "random"::equals),
          Map.entry("java.lang.StrictMath", "random"::equals),
          Map.entry("java.util.Random", name -> true),
          Map.entry("java.util.SplittableRandom", name -> true),
          Map.entry("java.util.UUID", "randomUUID"::equals),
          Map.entry("java.util.Date", "<init>"::equals),
          Map.entry("java.util.Calendar", "getInstance"::equals),
          Map.entry("java.util.Timer", name -> true),
          Map.entry("java.util.Locale", "getDefault"::equals),
          Map.entry("java.util.TimeZone", "getDefault"::equals),
          Map.entry("java.time.Clock", name -> !Set.of("instant", "millis").contains(name)),
          Map.entry("java.time.ZoneId", "systemDefault"::equals));

  /**
   * Types whose instances never change, beside enums, records and what is empty or unmodifiable.
   */
  private static final Set<String> CONSTANT =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.String",
          "java.lang.Class",
          "java.net.URI",
          "java.nio.charset.Charset",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.Period",
          "java.util.Optional",
          "java.util.UUID",
          "java.util.regex.Pattern",
          "java.nio.file.attribute.FileAttribute",
          "javax.crypto.spec.SecretKeySpec",
          "com.nimbusds.jose.JOSEObjectType",
          "io.micronaut.core.type.Argument",
          "io.micronaut.http.MediaType",
          "org.slf4j.Logger");

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "time, ids and settings come in",
              "0001",
              "what a use case decides must follow from what it is given, so that any moment and any"
                  + " id can be tried: take a Clock, Ids or a value",
              Forms::inputsComeIn),
          new Rule(
              "adapters are package-private",
              "0001",
              "nobody reaches past a port for what they can't see; public is what bootstrap fills in"
                  + " and what the platform's adapters lend to a context's",
              Forms::adaptersArePackagePrivate),
          new Rule(
              "nothing static changes",
              "0001",
              "any number of Ashlars run beside each other in one process and share nothing",
              Forms::nothingStaticChanges),
          new Rule(
              "names say what a thing does",
              "0001",
              "a name that fits everything explains nothing: stores are plural nouns, capabilities"
                  + " are named for what they do, adapters carry their technology",
              Forms::namesSayWhatAThingDoes),
          new Rule(
              "use cases hide behind no interface",
              "0002",
              "a use case's one public method is its port; interfaces are for two implementations or"
                  + " a wall",
              Forms::useCasesHideBehindNoInterface),
          new Rule(
              "expected refusals are outcomes",
              "0003",
              "a sealed outcome is answered by a switch that the compiler completes; what any use case"
                  + " may meet is an exception of the kernel",
              Forms::refusalsAreOutcomes));

  private Forms() {}

  private static ArchRule inputsComeIn(House house) {
    return classes()
        .that(in(house, Room::isCore))
        .should(
            new ArchCondition<>("be told the time, ids, chance and settings") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(
                        type.getCodeUnitCallsFromSelf().stream(),
                        type.getCodeUnitReferencesFromSelf().stream())
                    .filter(call -> isHiddenInput((CodeUnitAccessTarget) call.getTarget()))
                    .forEach(call -> events.add(violated(type, call.getDescription())));
              }
            });
  }

  private static boolean isHiddenInput(CodeUnitAccessTarget target) {
    var owner = target.getOwner().getName();
    var takesClock =
        target.getRawParameterTypes().stream().anyMatch(t -> t.isEquivalentTo(Clock.class));
    var now = owner.startsWith("java.time.") && target.getName().equals("now") && !takesClock;
    return now || HIDDEN_INPUTS.getOrDefault(owner, name -> false).test(target.getName());
  }

  private static ArchRule adaptersArePackagePrivate(House house) {
    return classes()
        .that(in(house, Room::isAdapter))
        .and(describe("top-level", JavaClass::isTopLevelClass))
        .should(
            new ArchCondition<>("be package-private") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !mayBePublic(house, type)) {
                  events.add(violated(type, type.getName() + " is public without need"));
                }
              }
            });
  }

  private static boolean mayBePublic(House house, JavaClass type) {
    return house.room(type).orElseThrow().is(House.PLATFORM)
        ? type.getDirectDependenciesToSelf().stream()
            .anyMatch(user -> !user.getOriginClass().getPackage().equals(type.getPackage()))
        : PUBLIC_ADAPTERS.contains(type.getName().substring(house.root().length() + 1));
  }

  private static ArchRule nothingStaticChanges(House house) {
    return fields()
        .that(describe("static", field -> field.getModifiers().contains(JavaModifier.STATIC)))
        .and(
            describe(
                "written by us", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .and(describe("of the house", field -> house.owns(field.getOwner())))
        .should(
            new ArchCondition<>("be final and of what never changes") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.FINAL) || !isConstant(field)) {
                  events.add(violated(field, field.getDescription() + " can change"));
                }
              }
            });
  }

  private static boolean isConstant(JavaField field) {
    var type = field.getRawType();
    return type.isPrimitive()
        || type.isEnum()
        || type.isRecord()
        || CONSTANT.contains(type.getName())
        || isConstant(value(field));
  }

  private static boolean isConstant(Object value) {
    var unmodifiable =
        value.getClass().getName().matches("java\\.util\\.(ImmutableCollections|Collections)\\$.*");
    return switch (value) {
      case Collection<?> elements -> unmodifiable && elements.stream().allMatch(Forms::isConstant);
      case Map<?, ?> map -> unmodifiable && map.values().stream().allMatch(Forms::isConstant);
      case Enum<?> _, Record _, Path _ -> true;
      default ->
          Stream.concat(Stream.of(value.getClass()), Stream.of(value.getClass().getInterfaces()))
              .anyMatch(type -> CONSTANT.contains(type.getName()));
    };
  }

  private static Object value(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return Optional.ofNullable(reflected.get(null)).orElse(Optional.empty());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ArchRule namesSayWhatAThingDoes(House house) {
    return classes()
        .that(describe("of the house", house::owns))
        .should(
            new ArchCondition<>("have no name that fits everything") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (EMPTY_WORDS.stream().anyMatch(type.getSimpleName()::endsWith)) {
                  events.add(violated(type, type.getName() + " is named for nothing"));
                }
              }
            });
  }

  private static ArchRule useCasesHideBehindNoInterface(House house) {
    return classes()
        .that(
            in(
                house,
                room -> room.isContext() && room.layer().equals(Optional.of(Layer.APPLICATION))))
        .should(
            new ArchCondition<>("implement no interface of their own room, but a sealed one") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getRawInterfaces().stream()
                    .filter(port -> port.getPackage().equals(type.getPackage()))
                    .filter(port -> !port.reflect().isSealed())
                    .forEach(port ->
                        events.add(
                            violated(type, type.getName() + " implements " + port.getName())));
              }
            });
  }

  private static ArchRule refusalsAreOutcomes(House house) {
    return classes()
        .that(in(house, room -> room.isCore() && !room.is(House.KERNEL)))
        .should(
            new ArchCondition<>("be no exception") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (type.isAssignableTo(Throwable.class)) {
                  events.add(violated(type, type.getName() + " is thrown"));
                }
              }
            });
  }

  private static DescribedPredicate<JavaClass> in(House house, Predicate<Room> rooms) {
    return describe("in these rooms", type -> house.room(type).filter(rooms).isPresent());
  }

  private static ConditionEvent violated(Object subject, String complaint) {
    return SimpleConditionEvent.violated(subject, complaint);
  }
}
