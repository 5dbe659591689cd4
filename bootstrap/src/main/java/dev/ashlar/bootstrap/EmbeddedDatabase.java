package dev.ashlar.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that Ashlar brings along, so that it runs on a bare machine. Its data is as safe
 * as in any other PostgreSQL, and whatever way the last process ended, the next one starts.
 */
final class EmbeddedDatabase implements AutoCloseable {
  private static final String MAJOR = "18";
  private static final String NAME = "ashlar";
  private static final String DRAFT = "postgres.draft";
  private static final int ATTEMPTS = 3;

  private final Home.Claim claim;
  private final Postmaster postmaster;
  private final DatabaseUrl url;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(Home.Claim claim, Postmaster postmaster, DatabaseUrl url) {
    this.claim = claim;
    this.postmaster = postmaster;
    this.url = url;
  }

  /**
   * @throws StartFailure when somebody else uses this home, or PostgreSQL doesn't start
   */
  static EmbeddedDatabase start(Home home) {
    var claim = home.claim();
    try {
      var data = home.file("postgres");
      var password = home.secret("postgres-password");
      var binaries = PostgresBinaries.in(home.file("postgres-binaries"));
      initialise(data, home, binaries);
      var postmaster = new Postmaster(binaries, data, home.file("postgres.log"));
      postmaster.clearAway();
      var port = launch(postmaster, home);
      createUnlessThere(postmaster, url(port, "postgres", password));
      return new EmbeddedDatabase(claim, postmaster, url(port, NAME, password));
    } catch (IOException e) {
      claim.close();
      throw new StartFailure("The embedded PostgreSQL doesn't start: %s.".formatted(e), e);
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      try {
        postmaster.stop();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        claim.close();
      }
    }
  }

  /**
   * Made under another name: a directory named as the data is one that initdb has finished. What an
   * interrupted initdb left was never started and holds nothing of anybody.
   */
  private static void initialise(Path data, Home home, PostgresBinaries binaries)
      throws IOException {
    var version = data.resolve("PG_VERSION");
    if (Files.exists(version)) {
      var found = Files.readString(version).strip();
      if (!found.equals(MAJOR)) {
        throw new StartFailure(
            ("%s holds data of PostgreSQL %s, this is %s. Move it to the new version with pg_dump"
                    + " and pg_restore, or set ASHLAR_HOME to another directory.")
                .formatted(data, found, MAJOR));
      }
      return;
    }
    if (Files.exists(data) && !isEmpty(data)) {
      throw new StartFailure(
          "%s is there, but isn't a data directory of PostgreSQL. Move it away.".formatted(data));
    }
    discardDrafts(home);
    var draft = Files.createTempDirectory(home.file(""), DRAFT);
    var result =
        binaries.run(
            "initdb",
            "--pgdata=" + draft,
            "--username=" + NAME,
            "--pwfile=" + home.file("postgres-password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // the same order everywhere, whatever the machine's locale and C library
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    if (!result.ok()) {
      throw new StartFailure(
          "PostgreSQL can't make its data directory: %s"
              .formatted(result.output().lines().reduce("", (a, b) -> b.isBlank() ? a : b)));
    }
    Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    try (var names = FileChannel.open(home.file(""))) {
      names.force(true); // or a power cut could give the data its old name back
    }
  }

  /** The initdb of a killed process may still write into its draft: then it stays for the next. */
  private static void discardDrafts(Home home) throws IOException {
    try (var drafts = Files.newDirectoryStream(home.file(""), DRAFT + "*")) {
      for (var draft : drafts) {
        try {
          Home.discard(draft);
        } catch (IOException e) {
          LoggerFactory.getLogger(EmbeddedDatabase.class).debug("Left for later: {}", draft, e);
        }
      }
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var content = Files.list(directory)) {
      return content.findAny().isEmpty();
    }
  }

  private static int launch(Postmaster postmaster, Home home) throws IOException {
    for (var attempt = 1; ; attempt++) {
      var port = freePort(0).orElseThrow();
      if (postmaster.start(port).ok()) {
        return port;
      }
      // between our look and its bind, another program may have taken the port
      if (attempt == ATTEMPTS || freePort(port).isPresent()) {
        postmaster.clearAway();
        throw new StartFailure(
            "The embedded PostgreSQL doesn't start. Its log says why: %s"
                .formatted(home.file("postgres.log")));
      }
    }
  }

  private static Optional<Integer> freePort(int wanted) {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return Optional.of(socket.getLocalPort());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void createUnlessThere(Postmaster postmaster, DatabaseUrl maintenance)
      throws IOException {
    try (var connection = maintenance.connect();
        var statement = connection.createStatement()) {
      var there = statement.executeQuery("select from pg_database where datname = '" + NAME + "'");
      if (!there.next()) {
        statement.execute("create database " + NAME);
      }
    } catch (SQLException e) {
      postmaster.stop();
      throw new StartFailure("The embedded PostgreSQL can't be used: " + e.getMessage(), e);
    }
  }

  private static DatabaseUrl url(int port, String database, Secret password) {
    return new DatabaseUrl("127.0.0.1:" + port, database, NAME, password, Map.of());
  }
}
