package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser lets pages do: without one installed, it is skipped and says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
  /** Reads, then writes (which needs a preflight), and shows what it was let do. */
  private static final String SCRIPT =
      """
      <script>
        const api = 'API', says = (what) => { document.body.textContent = what; };
        (async () => {
          try {
            const read = await fetch(api + '/tags');
            const write = await fetch(api + '/auth/login', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'of-a-page' },
              body: '{"email": "nobody@example.org", "password": "x"}'
            });
            says('read ' + read.status + ', wrote ' + write.status
              + ', known as ' + write.headers.get('X-Request-Id'));
          } catch (e) {
            says('kept out: ' + e.name);
          }
        })();
      </script>\
      """;

  @TempDir private Path profiles;
  private Path browser;
  private HttpServer allowed;
  private HttpServer foreign;
  private Api api;

  @BeforeAll
  void start() throws IOException {
    Optional<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "There is no Chromium in /usr/bin");
    browser = found.get();
    allowed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api = Api.start(Map.of("CORS_ALLOWED_ORIGINS", origin(allowed)));
    for (HttpServer server : List.of(allowed, foreign)) {
      serve(server, page());
      server.start();
    }
  }

  @AfterAll
  void stop() {
    if (api != null) {
      api.close();
      allowed.stop(0);
      foreign.stop(0);
    }
  }

  @Test
  void a_page_of_an_allowed_origin_reads_and_writes() throws Exception {
    assertThat(shown(origin(allowed) + "/")).contains("read 200, wrote 401, known as of-a-page");
  }

  @Test
  void a_page_of_a_foreign_origin_is_kept_out() throws Exception {
    assertThat(shown(origin(foreign) + "/")).contains("kept out: TypeError");
  }

  @Test
  void a_page_of_no_origin_is_kept_out() throws Exception {
    String page = Base64.getEncoder().encodeToString(page().getBytes(UTF_8));
    assertThat(shown("data:text/html;base64," + page)).contains("kept out: TypeError");
  }

  private String page() {
    return "<!doctype html><body>" + SCRIPT.replace("API", api.root()) + "</body>";
  }

  private static void serve(HttpServer server, String page) {
    server.createContext(
        "/",
        exchange -> {
          byte[] body = page.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static String origin(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What the page looks like when it is done. */
  private String shown(String url) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + Files.createTempDirectory(profiles, "profile"),
                "--virtual-time-budget=10000",
                "--dump-dom",
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return dom.replaceAll("(?s)<script>.*?</script>", "");
  }
}
