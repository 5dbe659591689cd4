package dev.ashlar.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** How this process logs. */
final class Logging {
  private Logging() {}

  /** To be called before the first line: logback.xml, which is loaded with it, reads these. */
  static void begin(Settings.Logs logs) {
    System.setProperty("ashlar.log.format", logs.format().name());
    System.setProperty("ashlar.log.level", logs.levels().level().name());
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    logs.levels()
        .loggers()
        .forEach((name, level) -> context.getLogger(name).setLevel(Level.valueOf(level.name())));
  }
}
