package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that Ashlar brings along, unpacked beside the data they serve. */
final class PostgresBinaries {
  private final Path bin;
  private final List<String> runner;

  private PostgresBinaries(Path bin, List<String> runner) {
    this.bin = bin;
    this.runner = runner;
  }

  /** What a program said and how it ended. */
  record Result(int exit, String output) {
    boolean ok() {
      return exit == 0;
    }
  }

  /**
   * Unpacks only what isn't there yet, into a draft that gets its name when it is complete: a
   * directory under the name of its archive is always a whole one.
   */
  static PostgresBinaries in(Path directory) {
    var archive = archive();
    try {
      var unpacked = directory.resolve(Long.toHexString(checksum(archive)));
      if (!Files.exists(unpacked)) {
        Home.discard(directory);
        var draft = directory.resolve("draft");
        unpack(archive, draft);
        sync(draft);
        Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
      }
      return new PostgresBinaries(unpacked.resolve("bin"), runner());
    } catch (IOException e) {
      throw new StartFailure(
          "The embedded PostgreSQL can't be unpacked into %s: %s.".formatted(directory, e), e);
    }
  }

  Result run(String program, String... arguments) {
    try {
      return run(with(with(runner, bin.resolve(program).toString()), arguments));
    } catch (IOException e) {
      throw new StartFailure("The embedded PostgreSQL can't be run here: %s.".formatted(e), e);
    }
  }

  private static Result run(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Neither our secrets nor anybody's PGPORT or locale are the database's business.
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.onExit().join().exitValue(), output);
  }

  private static URL archive() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system = os.startsWith("mac") ? "darwin" : os;
    var arch = System.getProperty("os.arch");
    var machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> arch;
        };
    var name = "postgres-%s-%s.txz".formatted(system, machine);
    return Optional.ofNullable(PostgresBinaries.class.getClassLoader().getResource(name))
        .orElseThrow(() ->
            new StartFailure(
                "No PostgreSQL is embedded for %s on %s. Set DATABASE_URL.".formatted(os, arch)));
  }

  private static long checksum(URL archive) throws IOException {
    var connection = (JarURLConnection) archive.openConnection();
    return connection.getJarEntry().getCrc();
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive.openStream()))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var file = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.resolveSibling("."));
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
          } else {
            Files.copy(tar, file);
            file.toFile().setExecutable(entry.getName().contains("bin/"));
          }
        }
      }
    }
  }

  /** Without this, a power cut could leave a complete directory of empty files. */
  private static void sync(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  /** PostgreSQL refuses to run as root, so root runs it in a user namespace where it is nobody. */
  private static List<String> runner() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    var runner = List.of("unshare", "--user");
    if (!Files.isExecutable(Path.of("/usr/bin/unshare")) || !run(with(runner, "true")).ok()) {
      throw new StartFailure(
          "The embedded PostgreSQL doesn't run as root here (unshare --user is refused)."
              + " Start Ashlar as another user, or set DATABASE_URL.");
    }
    return runner;
  }

  private static List<String> with(List<String> command, String... arguments) {
    return Stream.concat(command.stream(), Stream.of(arguments)).toList();
  }
}
