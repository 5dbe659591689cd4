package dev.ashlar.bootstrap;

import dev.ashlar.platform.persistence.Migrations;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** One running Ashlar. Any number of them can run beside each other in one process. */
final class Ashlar implements AutoCloseable {
  /** A bean of this type runs after the migrations and before the first request can come in. */
  @FunctionalInterface
  interface BeforeOpening {
    /** Throws a {@link StartFailure} when Ashlar must not open. */
    void run();
  }

  /** How long a database may be away while we start. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String STOPPED = "Stopped before it had started.";

  private final Settings settings;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Optional<EmbeddedServer> server = Optional.empty();
  private volatile boolean closed;

  Ashlar(Settings settings) {
    this.settings = settings;
  }

  /**
   * @throws StartFailure when it can't start; nothing is left running then
   */
  static Ashlar start(Settings settings) {
    var ashlar = new Ashlar(settings);
    ashlar.open();
    return ashlar;
  }

  /** May be closed by another thread, as a signal does: it waits for the part that is opening. */
  void open() {
    try {
      requireFreePort();
      var complete = withSecret();
      var url = complete.database().url().map(this::external).orElseGet(this::embedded);
      Migrations.run(url.jdbcUrl(), url.user(), url.password().value());
      var context = keep(() -> context(complete, url));
      context.getBeansOfType(BeforeOpening.class).forEach(BeforeOpening::run);
      serve(context);
    } catch (RuntimeException e) {
      var stopped = closed;
      close();
      throw stopped ? new StartFailure(STOPPED, e) : StartFailure.in(e);
    }
  }

  int port() {
    return server.orElseThrow().getPort();
  }

  /** What a person needs to know: where it is, how to learn about it, and where the data lies. */
  String welcome() {
    return """
    Ashlar  %1$s%2$s
    Docs    %1$s/docs
    Data    %3$s\
    """
        .formatted(
            url(),
            settings.http().basePath(),
            settings
                .database()
                .url()
                .map(url -> "PostgreSQL at " + url.place())
                .orElseGet(() -> settings.home().toAbsolutePath().normalize().toString()));
  }

  /** The root of this server, as seen from this machine. */
  URI url() {
    return URI.create("http://localhost:" + port());
  }

  /** Stops taking requests, answers those that have begun, and lets go of everything. */
  @Override
  public void close() {
    closed = true; // at once: whoever opens the next part sees it
    release();
  }

  private synchronized void release() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Ashlar.class).error("Something can't be closed", e);
      }
    }
  }

  /** What is opened while somebody closes is either seen by him or not opened at all. */
  private synchronized <T extends AutoCloseable> T keep(Supplier<T> opening) {
    requireOpen();
    var part = opening.get();
    running.push(part);
    return part;
  }

  private void requireOpen() {
    if (closed) {
      throw new StartFailure(STOPPED);
    }
  }

  /** Said before a database is started; the server finds out about the rare port taken since. */
  private void requireFreePort() {
    try (var socket = new ServerSocket(settings.http().port())) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw portTaken(e);
    }
  }

  private StartFailure portTaken(Exception e) {
    return new StartFailure(
        "Port %d can't be opened: %s. Stop the program that holds it, or set PORT to another one."
            .formatted(settings.http().port(), e.getMessage()),
        e);
  }

  private Settings withSecret() {
    return settings.sessions().secrets().isEmpty()
        ? settings.withSecret(Home.at(settings.home()).secret("jwt-secret"))
        : settings;
  }

  private DatabaseUrl embedded() {
    return keep(() -> EmbeddedDatabase.start(Home.at(settings.home()))).url();
  }

  private DatabaseUrl external(DatabaseUrl url) {
    ExternalDatabase.await(url, PATIENCE, () -> closed);
    return url;
  }

  private ApplicationContext context(Settings complete, DatabaseUrl url) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .environmentPropertySource(false)
        .banner(false)
        .properties(properties(complete))
        .singletons(complete, url)
        .start();
  }

  /** The server is a bean of the context and closed by it, when the requests have been answered. */
  private synchronized void serve(ApplicationContext context) {
    requireOpen();
    try {
      server = Optional.of(context.getBean(EmbeddedServer.class).start());
    } catch (ServerStartupException e) {
      throw portTaken(e);
    }
  }

  private static Map<String, Object> properties(Settings settings) {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.port", settings.http().port());
    properties.put("ashlar.base-path", settings.http().basePath());
    settings.http().publicUrl().ifPresent(url -> properties.put("ashlar.public-url", url));
    return properties;
  }
}
