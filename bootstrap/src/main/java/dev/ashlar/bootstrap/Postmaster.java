package dev.ashlar.bootstrap;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The PostgreSQL server process of one data directory. It outlives a killed JVM: what it left is
 * looked at before the next start.
 */
final class Postmaster {
  /** No process has this id, on any system. */
  private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

  /** Long, for there may be a crash to recover from; a server that fails ends sooner by itself. */
  private static final String RECOVERY_SECONDS = "300";

  private static final long LOG_BYTES = 10_000_000;

  private final PostgresBinaries binaries;
  private final Path data;
  private final Path log;

  Postmaster(PostgresBinaries binaries, Path data, Path log) {
    this.binaries = binaries;
    this.data = data;
    this.log = log;
  }

  /**
   * Stops a server that still runs on our data, and makes sure that the file it left doesn't stop
   * the next one: PostgreSQL takes whatever process has the id in it for a server that runs. The
   * file isn't deleted, since PostgreSQL still learns from it whether a part of the old server
   * holds on to the shared memory.
   */
  void clearAway() throws IOException {
    stop();
    if (process().isPresent()) {
      var lines = Files.readAllLines(pidFile());
      lines.set(0, NOBODY);
      Files.write(pidFile(), lines);
    } else if (Files.exists(pidFile()) && Files.size(pidFile()) == 0) {
      Files.delete(pidFile()); // of a server that was killed before it could write into it
    }
  }

  PostgresBinaries.Result start(int port) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
    }
    return pgCtl(
        "start",
        "-t",
        RECOVERY_SECONDS,
        "-l",
        log.toString(),
        "-o",
        String.join(
            " -c ",
            "-p " + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "timezone=UTC",
            "log_timezone=UTC",
            // DETAIL would put e-mail addresses and hashes into the log
            "log_error_verbosity=terse"));
  }

  void stop() throws IOException {
    for (var mode : List.of("fast", "immediate")) {
      if (serves()) {
        pgCtl("stop", "-t", "30", "-m", mode);
      }
    }
    if (serves()) {
      throw new StartFailure(
          "The PostgreSQL server of %s can't be stopped. Its log is %s".formatted(data, log));
    }
  }

  private PostgresBinaries.Result pgCtl(String action, String... arguments) {
    return binaries.run(
        "pg_ctl",
        Stream.concat(Stream.of(action, "-w", "-D", data.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /** Whatever has the process id that the last server left; a server that ends leaves none. */
  private Optional<ProcessHandle> process() throws IOException {
    try {
      var lines = Files.readAllLines(pidFile());
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    } catch (NoSuchFileException | NoSuchElementException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean serves() throws IOException {
    return process()
        .map(ProcessHandle::info)
        .filter(info -> info.command().filter(c -> Path.of(c).endsWith("postgres")).isPresent())
        .flatMap(ProcessHandle.Info::arguments)
        .filter(arguments -> List.of(arguments).contains(data.toString()))
        .isPresent();
  }
}
