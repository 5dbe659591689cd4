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
      logAs(settings.logs());
      var ashlar = new Ashlar(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(ashlar::close, "stop"));
      ashlar.open();
      System.out.println(ashlar.welcome());
      new CountDownLatch(1).await(); // until a signal comes
    } catch (Settings.Invalid | StartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("Ashlar can't start", e);
      System.exit(1);
    }
  }

  /** logback.xml reads these; it is loaded with the first line that is logged. */
  private static void logAs(Settings.Logs logs) {
    System.setProperty("ashlar.log.format", logs.format().name());
    System.setProperty("ashlar.log.level", logs.level().name());
  }
}
