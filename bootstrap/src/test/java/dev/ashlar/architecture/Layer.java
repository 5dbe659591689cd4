package dev.ashlar.architecture;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A layer of a context, which layers within it it may know, and which libraries it may use. */
enum Layer {
  /** What the business means. */
  DOMAIN,
  /** What other contexts may see. */
  API,
  /** Use cases, queries and the ports they need. */
  APPLICATION,
  /** HTTP. */
  REST,
  /** PostgreSQL. */
  PERSISTENCE,
  /** Cryptography, mail, other people's services. */
  INTEGRATION;

  /** No file, no socket, no log, no SQL. Two dots mean all packages below. */
  private static final List<String> PURE =
      List.of(
          "java.lang",
          "java.math",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.nio.charset",
          "java.text",
          "java.time..",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "java.util.zip.CRC32"); // for the checksum of API keys

  private static final List<String> OF_ADAPTERS =
      List.of(
          "java.io..",
          "java.lang..",
          "java.math..",
          "java.net..",
          "java.nio..",
          "java.text..",
          "java.time..",
          "java.util..",
          "io.micronaut.context..",
          "io.micronaut.core..",
          "jakarta.annotation",
          "jakarta.inject",
          "org.slf4j");

  private static final List<String> OF_REST =
      List.of(
          "com.fasterxml.jackson.annotation",
          "com.fasterxml.jackson.core..",
          "io.micronaut.http..",
          "io.micronaut.inject..",
          "io.micronaut.jackson.core..",
          "io.micronaut.json..",
          "io.micronaut.scheduling..",
          "io.micronaut.serde..",
          "io.micronaut.web.router..",
          "io.swagger.v3.oas.annotations..",
          "java.security.MessageDigest", // for entity tags
          "java.security.NoSuchAlgorithmException",
          "org.slf4j.spi.LoggingEventBuilder", // for the members of a line
          "org.yaml.snakeyaml..");

  private static final List<String> OF_PERSISTENCE =
      List.of(
          "java.sql",
          "javax.sql",
          "com.google.errorprone.annotations",
          "io.micronaut.data.connection..",
          "io.micronaut.json..", // for events
          "io.micronaut.serde..",
          "io.micronaut.transaction..",
          "org.flywaydb.core..",
          "org.postgresql..");

  private static final List<String> OF_INTEGRATION =
      List.of(
          "java.security..",
          "javax.crypto..",
          "at.favre.lib.crypto.bcrypt",
          "com.fasterxml.uuid..",
          "com.github.benmanes.caffeine.cache", // for limits
          "com.nimbusds..",
          "io.github.bucket4j..",
          "io.lettuce.core..",
          "jakarta.mail..",
          "org.eclipse.angus.mail.smtp");

  String packageName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isAdapter() {
    return this == REST || this == PERSISTENCE || this == INTEGRATION;
  }

  /** The layers of the same context that this one may use. */
  Set<Layer> inner() {
    return switch (this) {
      case DOMAIN, API -> EnumSet.noneOf(Layer.class);
      case APPLICATION -> EnumSet.of(DOMAIN, API);
      case REST, PERSISTENCE, INTEGRATION -> EnumSet.of(DOMAIN, API, APPLICATION);
    };
  }

  /** Whether this layer may use a class that is not Ashlar's own. */
  boolean mayUse(String className) {
    var standard = isAdapter() ? OF_ADAPTERS : PURE;
    return Stream.concat(standard.stream(), tools().stream())
        .anyMatch(tool -> isWithin(tool, className));
  }

  private List<String> tools() {
    return switch (this) {
      case DOMAIN, API, APPLICATION -> List.of();
      case REST -> OF_REST;
      case PERSISTENCE -> OF_PERSISTENCE;
      case INTEGRATION -> OF_INTEGRATION;
    };
  }

  private static boolean isWithin(String tool, String className) {
    return tool.endsWith("..")
        ? className.startsWith(tool.substring(0, tool.length() - 1))
        : className.equals(tool) || className.substring(0, className.lastIndexOf('.')).equals(tool);
  }
}
