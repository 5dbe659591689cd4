package dev.ashlar.bootstrap;

import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.DeliverEvent;
import dev.ashlar.platform.application.Delivery;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the outbox to their subscribers as they come, on every instance. What it says
 * of an event is never what is in it.
 */
@Singleton
final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final DeliverEvent deliverEvent;

  Relay(DeliverEvent deliverEvent) {
    this.deliverEvent = deliverEvent;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void deliverEvents() {
    try {
      while (deliverNext()) {
        // there may be more
      }
    } catch (Unavailable e) {
      // said where it was found; there is a next time
    }
  }

  /** Whether there was one. */
  private boolean deliverNext() {
    return switch (deliverEvent.handle()) {
      case DeliverEvent.Idle _ -> false;
      case DeliverEvent.Delivered _ -> true;
      case DeliverEvent.Failed(var delivery, var cause) -> {
        if (!(cause instanceof Unavailable)) { // which is said where it is found
          LOG.warn("An event will be delivered again. {}", inWords(delivery));
        }
        yield true;
      }
      case DeliverEvent.Died(var delivery) -> {
        LOG.error("An event can't be delivered, and is kept. {}", inWords(delivery));
        yield true;
      }
    };
  }

  private static String inWords(Delivery delivery) {
    return "event=%s type=%s subscriber=%s attempts=%d error=%s"
        .formatted(
            delivery.eventId(),
            delivery.type(),
            delivery.subscriber(),
            delivery.attempts(),
            delivery.lastError().orElse("none"));
  }
}
