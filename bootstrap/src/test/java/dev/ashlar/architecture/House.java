package dev.ashlar.architecture;

import static dev.ashlar.architecture.Layer.API;
import static dev.ashlar.architecture.Layer.APPLICATION;
import static dev.ashlar.architecture.Layer.DOMAIN;
import static dev.ashlar.architecture.Layer.INTEGRATION;
import static dev.ashlar.architecture.Layer.PERSISTENCE;
import static dev.ashlar.architecture.Layer.REST;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rooms there are and who may use whom: the one model that the rules check and the context
 * map draws. A new room is one word here; a class in a room that isn't here fails the build.
 *
 * @param root the package that all rooms lie in
 * @param contexts that may know each other by their {@code api} alone
 */
record House(String root, List<Context> contexts) {

  /** A context and the layers it has. */
  record Context(String name, List<Layer> layers) {}

  static final String KERNEL = "kernel";
  static final String PLATFORM = "platform";
  static final String BOOTSTRAP = "bootstrap";

  /** Ashlar as it stands. */
  static final House ASHLAR =
      new House(
          "dev.ashlar",
          List.of(
              new Context(
                  "identity", List.of(DOMAIN, API, APPLICATION, REST, PERSISTENCE, INTEGRATION)),
              new Context("content", List.of(DOMAIN, APPLICATION, REST, PERSISTENCE))));

  /** A house of the same plan in which everything is wrong that can be, one class for each. */
  static final House BROKEN =
      new House(
          "dev.ashlar.broken",
          List.of(
              new Context("identity", List.of(DOMAIN, API, APPLICATION, REST, PERSISTENCE)),
              new Context("content", List.of(DOMAIN, API, APPLICATION, REST, PERSISTENCE))));

  private static final List<Layer> OF_PLATFORM =
      List.of(APPLICATION, REST, PERSISTENCE, INTEGRATION);

  /**
   * A package of the house.
   *
   * @param owner a context, {@code kernel}, {@code platform} or {@code bootstrap}
   * @param layer none in the kernel and in bootstrap
   */
  record Room(String owner, Optional<Layer> layer) {

    boolean is(String name) {
      return owner.equals(name);
    }

    boolean isContext() {
      return !is(KERNEL) && !is(PLATFORM) && !is(BOOTSTRAP);
    }

    boolean isAdapter() {
      return layer.filter(Layer::isAdapter).isPresent();
    }

    /** Java and nothing else: what the business means, without how it is carried out. */
    boolean isCore() {
      return !is(BOOTSTRAP) && !isAdapter();
    }

    /** Whether rooms may know each other, apart from what they know of themselves. */
    boolean mayUse(Room other) {
      if (is(BOOTSTRAP)) {
        return true;
      }
      if (other.is(BOOTSTRAP) || is(KERNEL)) {
        return false;
      }
      if (other.is(KERNEL)) {
        return true;
      }
      Layer mine = layer.orElseThrow();
      Layer theirs = other.layer.orElseThrow();
      if (other.is(owner)) {
        return mine.inner().contains(theirs);
      }
      if (other.is(PLATFORM)) {
        return mine != DOMAIN && (mine == theirs || theirs == APPLICATION);
      }
      return isContext() && theirs == API && mine != DOMAIN && mine != API;
    }

    @Override
    public String toString() {
      return owner + layer.map(l -> "." + l.packageName()).orElse("");
    }
  }

  List<Room> rooms() {
    return Stream.of(
            Stream.of(new Room(KERNEL, Optional.empty())),
            OF_PLATFORM.stream().map(layer -> new Room(PLATFORM, Optional.of(layer))),
            contexts.stream()
                .flatMap(context ->
                    context.layers().stream()
                        .map(layer -> new Room(context.name(), Optional.of(layer)))),
            Stream.of(new Room(BOOTSTRAP, Optional.empty())))
        .flatMap(rooms -> rooms)
        .toList();
  }

  /** The room that a class lies in, by its package. */
  Optional<Room> room(JavaClass type) {
    return rooms().stream()
        .filter(room -> type.getPackageName().equals(root + "." + room))
        .findFirst();
  }

  boolean owns(JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }
}
