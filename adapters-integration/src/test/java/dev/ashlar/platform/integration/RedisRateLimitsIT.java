package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.platform.application.RateLimits;
import dev.ashlar.platform.application.RateLimits.Granted;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.application.RateLimits.Refused;
import dev.ashlar.platform.application.RateLimitsContract;
import dev.ashlar.platform.application.TestClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a Redis of Debian's package, where it is installed; else it is skipped and says so. */
class RedisRateLimitsIT extends RateLimitsContract {
  private static final Path SERVER = Path.of("/usr/bin/redis-server");

  private final TestClock clock = new TestClock();
  private Process redis;
  private String url;
  private RedisRateLimits limits;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Files.isExecutable(SERVER), "There is no " + SERVER);
    int port = freePort();
    url = "redis://127.0.0.1:" + port;
    redis =
        new ProcessBuilder(
                SERVER.toString(), "--port", port + "", "--bind", "127.0.0.1", "--save", "")
            .start();
    assertThat(redis.inputReader().lines().anyMatch(line -> line.contains("Ready to accept")))
        .isTrue();
    limits = new RedisRateLimits(url, new BucketRateLimits(clock), clock);
  }

  @AfterEach
  void stop() {
    if (limits != null) {
      limits.close();
      redis.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  protected RateLimits limits() {
    return limits;
  }

  @Override
  protected void pass(Duration duration) {
    clock.advance(duration);
  }

  @Test
  void instances_share_what_a_caller_has_left() {
    try (var other = new RedisRateLimits(url, new BucketRateLimits(clock), clock)) {
      exhaust(other);
      assertThat(limits.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
      assertThat(limits.take(Quota.CREDENTIALS, "bee")).isInstanceOf(Granted.class);
    }
  }

  @Test
  void without_redis_nobody_begins_anew() throws InterruptedException {
    exhaust(limits);
    redis.destroyForcibly().waitFor();
    assertThat(limits.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
    assertThat(limits.take(Quota.CREDENTIALS, "bee")).isInstanceOf(Granted.class);
  }

  @Test
  void a_redis_that_was_away_at_the_start_is_done_without() throws InterruptedException {
    redis.destroyForcibly().waitFor();
    try (var late = new RedisRateLimits(url, new BucketRateLimits(clock), clock)) {
      exhaust(late);
      assertThat(late.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
    }
  }

  private static void exhaust(RateLimits limits) {
    IntStream.range(0, Quota.CREDENTIALS.requests())
        .forEach(_ -> limits.take(Quota.CREDENTIALS, "ann"));
  }
}
