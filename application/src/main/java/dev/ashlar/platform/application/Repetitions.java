package dev.ashlar.platform.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts refusals and failures that repeat: the same one from the same address within a minute of
 * the first. It lives in memory, so that a crash loses a count and never the first of them.
 */
public final class Repetitions {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  /**
   * What came again.
   *
   * @param at when it last came
   * @param count how often, without the first
   */
  public record Repeated(AuditEvent event, Optional<RequestOrigin> origin, Instant at, int count) {}

  private record Key(AuditEvent event, Optional<String> ip) {}

  private record Window(Instant since, Optional<Repeated> repeated) {}

  private final Map<Key, Window> windows = new HashMap<>();

  /** Whether to write this now; else it has been counted. */
  public synchronized boolean isFirst(
      AuditEvent event, Optional<RequestOrigin> origin, Instant now) {
    Key key = new Key(event, origin.map(RequestOrigin::ip));
    Window window = windows.get(key);
    if (window == null) {
      if (windows.size() < MOST) { // past that, each is written: what is kept here stays bounded
        windows.put(key, new Window(now, Optional.empty()));
      }
      return true;
    }
    int before = window.repeated().map(Repeated::count).orElse(0);
    Repeated repeated = new Repeated(event, origin, now, before + 1);
    windows.put(key, new Window(window.since(), Optional.of(repeated)));
    return false;
  }

  /** Takes out what was counted in the minutes that are over. */
  public synchronized List<Repeated> takeEnded(Instant now) {
    List<Repeated> ended = new ArrayList<>();
    Iterator<Window> all = windows.values().iterator();
    while (all.hasNext()) {
      Window window = all.next();
      if (!now.isBefore(window.since().plus(WINDOW))) {
        window.repeated().ifPresent(ended::add);
        all.remove();
      }
    }
    return ended;
  }
}
