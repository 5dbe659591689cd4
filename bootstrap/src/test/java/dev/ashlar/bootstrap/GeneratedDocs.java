package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Holds documents that are made from the code to what the code says today. They are committed, so
 * that a change of them is seen in a review; {@code ./mvnw verify -Dashlar.docs=write} writes them
 * anew.
 */
public final class GeneratedDocs {
  private static final String REWRITE = "./mvnw verify -Dashlar.docs=write";

  private GeneratedDocs() {}

  /**
   * Fails where the document isn't what it should be, or makes it so if told to.
   *
   * @param path from the root of the repository
   */
  public static void check(Path path, String expected) {
    check(root(), path, expected, "write".equals(System.getProperty("ashlar.docs")));
  }

  static void check(Path root, Path path, String expected, boolean write) {
    var file = root.resolve(path);
    try {
      if (write) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected);
      }
      assertThat(Files.exists(file) ? Files.readString(file, UTF_8) : "")
          .as("%s is stale. Write it anew with %s and commit it.", path, REWRITE)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of the repository: upward from wherever Maven or an editor runs the test. */
  public static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(directory -> directory != null)
        .filter(directory -> Files.exists(directory.resolve("mvnw")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no mvnw above this directory."));
  }
}
