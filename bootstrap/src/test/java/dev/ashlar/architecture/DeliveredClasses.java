package dev.ashlar.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.regex.Pattern;

/** The classes that we wrote and deliver. */
public final class DeliveredClasses {
  /** What Micronaut's annotation processors write: bean definitions and introspections. */
  private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]*\\.class");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location ->
              !location.contains("/test-classes/")
                  && !location.contains("-tests.jar")
                  && !location.matches(GENERATED))
          .importPackages(House.ASHLAR.root());

  private DeliveredClasses() {}

  /** Read once, by all tests of a process. */
  public static JavaClasses all() {
    return ALL;
  }
}
