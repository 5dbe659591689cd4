package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

/** What becomes of a line under logback.xml. */
class LogFormatTest {
  private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR d.a.Forged - all is lost";

  @Test
  void a_text_line_says_when_how_grave_who_what_and_for_which_request() {
    assertThat(text(event("Done.", Map.of("requestId", "r1"))))
        .isEqualTo("2026-11-21T20:00:00.120Z INFO  dev.ashlar.Some - Done. requestId=r1\n");
    assertThat(text(event("Done.", Map.of()))).endsWith(" - Done.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\r",
        "\r\n",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u000b",
        "\u001b[2K",
        "\b\u202e"
      })
  void no_text_makes_a_line_of_its_own(String end) {
    String line = text(event("a" + end + FORGED, Map.of("requestId", "b" + end + FORGED)));
    assertThat(line).matches("[^\\p{Cc}\\u2028-\\u202e]+\\n");

    LoggingEvent failed = event("Failed.", Map.of());
    failed.setThrowableProxy(new ThrowableProxy(new IllegalStateException("a" + end + FORGED)));
    assertThat(text(failed).lines().skip(1)).isNotEmpty().allMatch(l -> l.startsWith("    "));
    assertThat(text(failed).replaceAll("[\n\t]", "")).matches("[^\\p{Cc}\\u2028-\\u202e]+");
  }

  @Test
  void a_line_is_an_object_without_empty_members() throws Exception {
    LoggingEvent event = event("a\r\n" + FORGED, Map.of("requestId", "r1"));
    event.addKeyValuePair(new KeyValuePair("status", 200));
    String line = line("JSON", event);
    assertThat(line).endsWith("\n").doesNotContain("\r").containsOnlyOnce("\n");
    assertThat(new ObjectMapper().readTree(line))
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("time", "2026-11-21T20:00:00.12Z")
                .put("message", "a\r\n" + FORGED)
                .put("logger", "dev.ashlar.Some")
                .put("thread", "main")
                .put("level", "INFO")
                .put("requestId", "r1")
                .put("status", 200));
  }

  private static LoggingEvent event(String message, Map<String, String> context) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(Instant.parse("2026-11-21T20:00:00.12Z"));
    event.setLoggerName("dev.ashlar.Some");
    event.setThreadName("main");
    event.setLevel(Level.INFO);
    event.setMessage(message);
    event.setMDCPropertyMap(context);
    return event;
  }

  private static String text(ILoggingEvent event) {
    return line("TEXT", event);
  }

  private static String line(String format, ILoggingEvent event) {
    LoggerContext context = new LoggerContext();
    context.putProperty("ashlar.log.format", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
    } catch (JoranException e) {
      throw new AssertionError(e);
    }
    Logger root = context.getLogger("ROOT");
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) root.getAppender(format);
    return new String(console.getEncoder().encode(event), UTF_8);
  }
}
