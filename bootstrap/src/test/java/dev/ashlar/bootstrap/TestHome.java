package dev.ashlar.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A home for one test. Unpacking PostgreSQL takes longer than all the rest of a start, so it is
 * done once in a build and lent to each test.
 */
record TestHome(Path path) implements AutoCloseable {
  private static final String BINARIES = "postgres-binaries";
  private static final Path UNPACKED = Path.of("target", BINARIES).toAbsolutePath();

  static TestHome in(Path directory) throws IOException {
    PostgresBinaries.in(UNPACKED);
    Files.createSymbolicLink(directory.resolve(BINARIES), UNPACKED);
    return new TestHome(directory);
  }

  /** Takes the loan back, so that nobody deletes it with the home. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve(BINARIES));
  }
}
