package dev.ashlar.bootstrap;

import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Starts Ashlar from the environment, and stops it when the process is told to end. */
public final class Main {
  private Main() {}

  @SuppressWarnings("SystemOut") // the console of the person who started us, not a log
  public static void main(String... arguments) throws InterruptedException {
    try {
      var settings = Settings.read(System.getenv());
      Logging.begin(settings.logs());
      var ashlar = new Ashlar(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(ashlar::close, "stop"));
      ashlar.open();
      say(ashlar.welcome(), settings.logs().format());
      new CountDownLatch(1).await(); // until a signal comes
    } catch (Settings.Invalid | StartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("Ashlar can't start", e);
      System.exit(1);
    }
  }

  /** Where every line is an object, those for people are the same. */
  @SuppressWarnings("SystemOut") // the console of the person who started us, not a log
  private static void say(String lines, Settings.Logs.Format format) {
    switch (format) {
      case TEXT -> System.out.println(lines);
      case JSON -> lines.lines().forEach(LoggerFactory.getLogger(Main.class)::info);
    }
  }
}
