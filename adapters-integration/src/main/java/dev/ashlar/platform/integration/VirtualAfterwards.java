package dev.ashlar.platform.integration;

import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Afterwards;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread for each piece of work. */
@Singleton
final class VirtualAfterwards implements Afterwards {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualAfterwards.class);

  @Override
  public void run(Runnable work) {
    Thread.ofVirtual().name("afterwards").start(LogContext.kept(() -> attempt(work)));
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (Unavailable e) {
      LOG.debug("Left out what nobody waits for: {}", e.reason());
    } catch (RuntimeException e) {
      LOG.warn("What nobody waits for failed.", e);
    }
  }
}
