package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Unavailable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VirtualAfterwardsTest {
  private final VirtualAfterwards afterwards = new VirtualAfterwards();

  @Test
  void have_work_done_by_somebody_else() {
    var worker = new CompletableFuture<Thread>();
    afterwards.run(() -> worker.complete(Thread.currentThread()));
    assertThat(worker.join()).isNotEqualTo(Thread.currentThread());
  }

  @Test
  void tell_nobody_that_it_failed() {
    afterwards.run(() -> {
      throw new Unavailable("Too much to do.");
    });
    afterwards.run(() -> {
      throw new IllegalStateException("A bug.");
    });
    var done = new CompletableFuture<Boolean>();
    afterwards.run(() -> done.complete(true));
    assertThat(done.join()).isTrue();
  }
}
