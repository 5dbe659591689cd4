package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ashlar.platform.persistence.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What becomes of a mail when the process that is to send it is killed: it leaves, once or twice.
 */
@Timeout(180)
class CrashIT {
  private static final String ANN =
      """
      {"email": "ann@example.org", "password": "seven dressed stones", "name": "Ann"}\
      """;
  private static final String FORGOTTEN = "{\"email\": \"ann@example.org\"}";
  private static final long PATIENCE_MILLIS = 60_000;

  @TempDir Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void open_the_mail_server() {
    mails.start();
  }

  @AfterEach
  void end_what_was_started() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    client.close();
    mails.stop();
    database.close();
  }

  @Test
  void no_mail_leaves_for_a_change_that_was_not_committed() throws Exception {
    var killed = start(CrashPoint.BEFORE_COMMIT.option());
    var api = Launch.address(killed);
    assertThat(post(api, "/auth/register", ANN)).isEqualTo(201);
    assertThat(post(api, "/auth/password-reset", FORGOTTEN)).isEqualTo(NO_ANSWER);
    assertThat(killed.waitFor()).isEqualTo(CrashPoint.STATUS);
    assertThat(count("platform.outbox_events")).isZero();
    assertThat(count("identity.one_time_tokens")).isZero();

    var next = Launch.address(start());
    assertThat(post(next, "/auth/password-reset", FORGOTTEN)).isEqualTo(202);
    assertThat(mails.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
    awaitNothingToDeliver();
    assertThat(mails.getReceivedMessages()).hasSize(1);
    assertUsableOnce(next);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "BEFORE_COMMIT")
  void a_mail_leaves_for_a_change_that_was_committed(CrashPoint point) throws Exception {
    var killed = start(point.option());
    var api = Launch.address(killed);
    assertThat(post(api, "/auth/register", ANN)).isEqualTo(201);
    assertThat(post(api, "/auth/password-reset", FORGOTTEN)).isEqualTo(202);
    assertThat(killed.waitFor()).isEqualTo(CrashPoint.STATUS);
    var sent = point.compareTo(CrashPoint.AFTER_DELIVERY) >= 0 ? 1 : 0;
    assertThat(mails.getReceivedMessages()).hasSize(sent);
    assertThat(count("platform.outbox_deliveries")).isEqualTo(1);

    letTheWaitPass();
    var next = Launch.address(start());
    assertThat(mails.waitForIncomingEmail(PATIENCE_MILLIS, sent + 1)).isTrue();
    awaitNothingToDeliver();
    assertThat(mails.getReceivedMessages())
        .hasSize(sent + 1)
        .extracting(CrashIT::id)
        .containsOnly(id(mails.getReceivedMessages()[0]));
    assertUsableOnce(next);
  }

  private void assertUsableOnce(URI api) throws Exception {
    var tokens =
        List.of(mails.getReceivedMessages()).stream()
            .map(GreenMailUtil::getBody)
            .map(MailFiles::token)
            .distinct()
            .toList();
    assertThat(tokens).hasSize(1);
    var json =
        """
        {"token": "%s", "newPassword": "eight dressed stones"}\
        """
            .formatted(tokens.getFirst());
    assertThat(post(api, "/auth/password-reset/confirm", json)).isEqualTo(204);
    assertThat(post(api, "/auth/password-reset/confirm", json)).isEqualTo(400);
  }

  private static final int NO_ANSWER = 0;

  private int post(URI api, String path, String json) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return NO_ANSWER;
    }
  }

  private Process start(String... options) throws IOException {
    var settings =
        Map.of(
            "DATABASE_URL",
            database.url(),
            "JWT_SECRET",
            "a secret of tests and at least 32 bytes long",
            "BCRYPT_COST",
            "10",
            "SMTP_URL",
            "smtp://127.0.0.1:" + mails.getSmtp().getPort());
    var process = Launch.start(home, settings, options);
    started.add(process);
    return process;
  }

  /** As time would: an attempt that a crash ended is followed by another. */
  private void letTheWaitPass() throws SQLException {
    execute("update platform.outbox_deliveries set due_at = now()");
  }

  private void awaitNothingToDeliver() throws SQLException {
    while (count("platform.outbox_deliveries") > 0) {
      LockSupport.parkNanos(20_000_000); // the relay is about to
    }
  }

  private int count(String table) throws SQLException {
    return execute("select count(*) from " + table);
  }

  private int execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
