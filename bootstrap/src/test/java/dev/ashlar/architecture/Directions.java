package dev.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.ashlar.architecture.House.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Who may know whom. */
final class Directions {
  private static final int KERNEL_TYPES = 15;

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "every class lies in a room of the house",
              "0001",
              "a class that no rule knows of is held by none: name its room in House or move it",
              Directions::everyClassHasARoom),
          new Rule(
              "layers point inward",
              "0001",
              "use cases that don't know HTTP or SQL outlive both, and adapters that don't know each"
                  + " other are changed one at a time",
              house ->
                  rooms(
                      house,
                      from -> from.layer().isPresent(),
                      (from, to) -> from.is(to.owner()) || to.is(House.PLATFORM))),
          new Rule(
              "contexts meet at their api",
              "0001",
              "what a neighbour can't see can change without them, and a context can move out",
              house -> rooms(house, Room::isContext, Directions::crossesContexts)),
          new Rule(
              "the kernel knows nobody",
              "0001",
              "words that every context shares belong to none",
              house -> rooms(house, from -> from.is(House.KERNEL), (from, to) -> true)),
          new Rule(
              "the platform knows no context",
              "0001",
              "what serves all contexts must not change for one of them",
              house -> rooms(house, from -> from.is(House.PLATFORM), (from, to) -> to.isContext())),
          new Rule(
              "nobody knows bootstrap",
              "0001",
              "only the place that puts everything together knows everything",
              house ->
                  rooms(
                      house,
                      from -> !from.is(House.BOOTSTRAP),
                      (from, to) -> to.is(House.BOOTSTRAP))),
          new Rule(
              "the kernel stays small",
              "0001",
              "everybody recompiles with it: past "
                  + KERNEL_TYPES
                  + " types a context is hiding in it",
              Directions::kernelStaysSmall),
          new Rule(
              "contexts form no cycle",
              "0001",
              "of two contexts in a cycle neither can be understood, tested or moved alone",
              house -> slices().assignedFrom(contexts(house)).should().beFreeOfCycles()),
          new Rule(
              "the core uses Java and itself",
              "0001",
              "domain and application have to be readable, testable and true without any framework,"
                  + " log, JSON or SQL",
              house -> tools(house, Room::isCore)),
          new Rule(
              "adapters use the tools of their layer",
              "0009",
              "SQL in a controller or HTTP in a store is a wall that nobody sees: a new library is a"
                  + " decision, and one line in Layer",
              house -> tools(house, Room::isAdapter)));

  private Directions() {}

  private static boolean crossesContexts(Room from, Room to) {
    return from.isContext() && to.isContext() && !from.is(to.owner());
  }

  private static ArchRule everyClassHasARoom(House house) {
    return classes()
        .should(
            new ArchCondition<>("lie in a room") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (house.room(type).isEmpty()) {
                  events.add(violated(type, type.getName() + " lies in no room of the house"));
                }
              }
            });
  }

  private static SliceAssignment contexts(House house) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return house
            .room(type)
            .filter(Room::isContext)
            .map(room -> SliceIdentifier.of(room.owner()))
            .orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return "contexts";
      }
    };
  }

  /** What classes in some rooms use of other rooms, where the two rooms are of interest. */
  private static ArchRule rooms(
      House house, Predicate<Room> from, BiPredicate<Room, Room> ofInterest) {
    return classes()
        .that(describe("in these rooms", type -> house.room(type).filter(from).isPresent()))
        .should(
            use((origin, target) -> {
              Room here = house.room(origin).orElseThrow();
              Optional<Room> there = house.room(target);
              return !here.equals(there.orElse(here))
                  && ofInterest.test(here, there.orElseThrow())
                  && !here.mayUse(there.orElseThrow());
            }));
  }

  private static ArchRule tools(House house, Predicate<Room> where) {
    return classes()
        .that(describe("in these rooms", type -> house.room(type).filter(where).isPresent()))
        .should(
            use((origin, target) -> {
              Room room = house.room(origin).orElseThrow();
              return !house.owns(target)
                  && !room.layer().orElse(Layer.DOMAIN).mayUse(target.getName());
            }));
  }

  /** Complains of what a class depends on, where it must not. */
  private static ArchCondition<JavaClass> use(BiPredicate<JavaClass, JavaClass> wrongly) {
    return new ArchCondition<>("use only what they may") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (!target.isPrimitive() && wrongly.test(type, target)) {
            events.add(violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchRule kernelStaysSmall(House house) {
    return classes()
        .that(describe("of the kernel", type -> isWord(house, type)))
        .should(
            new ArchCondition<>("be at most " + KERNEL_TYPES) {
              private final List<JavaClass> words = new ArrayList<>();

              @Override
              public void check(JavaClass type, ConditionEvents events) {
                words.add(type);
              }

              @Override
              public void finish(ConditionEvents events) {
                if (words.size() > KERNEL_TYPES) {
                  words.forEach(word ->
                      events.add(violated(word, word.getName() + " is one of " + words.size())));
                }
              }
            });
  }

  private static boolean isWord(House house, JavaClass type) {
    return type.isTopLevelClass()
        && !type.getSimpleName().equals("package-info")
        && house.room(type).filter(room -> room.is(House.KERNEL)).isPresent();
  }

  private static ConditionEvent violated(Object type, String complaint) {
    return SimpleConditionEvent.violated(type, complaint);
  }
}
