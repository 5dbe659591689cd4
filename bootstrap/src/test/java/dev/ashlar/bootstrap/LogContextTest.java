package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.integration.LogContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Here, where there is a library that keeps what lines say. */
class LogContextTest {

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void goes_with_the_work_to_another_thread_and_leaves_it_as_it_was() {
    MDC.put("requestId", "r1");
    CompletableFuture<Map<String, String>> within = new CompletableFuture<>();
    Runnable work = LogContext.kept(() -> within.complete(MDC.getCopyOfContextMap()));
    MDC.put("requestId", "r2");
    work.run();
    assertThat(within).isCompletedWithValue(Map.of("requestId", "r1"));
    assertThat(MDC.get("requestId")).isEqualTo("r2");
  }
}
