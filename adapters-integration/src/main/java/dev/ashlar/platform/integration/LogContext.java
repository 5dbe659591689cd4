package dev.ashlar.platform.integration;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Takes what every line of this thread says, the ids of its request, to another thread. Nothing
 * else goes there: no transaction, and nobody's rights.
 */
public final class LogContext {
  private LogContext() {}

  /** The same work, logging as this thread does now. */
  public static Runnable kept(Runnable work) {
    Map<String, String> here = context();
    return () -> {
      Map<String, String> there = context();
      MDC.setContextMap(here);
      try {
        work.run();
      } finally {
        MDC.setContextMap(there);
      }
    };
  }

  private static Map<String, String> context() {
    return Optional.ofNullable(MDC.getCopyOfContextMap()).orElseGet(Map::of);
  }
}
