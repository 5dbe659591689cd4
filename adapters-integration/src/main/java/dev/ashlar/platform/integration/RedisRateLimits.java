package dev.ashlar.platform.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ashlar.platform.application.RateLimits;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits that instances share in Redis, behind those of this process: what is refused here isn't
 * asked there, and where Redis fails or forgets, nobody begins anew. A Redis that doesn't answer in
 * time is left out until it does.
 */
public final class RedisRateLimits implements RateLimits, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisRateLimits.class);

  /** What a request waits for Redis at most, once. */
  private static final Duration PATIENCE = Duration.ofMillis(80);

  /** How often Redis is asked whether it answers. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Duration CONNECTING = Duration.ofSeconds(1);
  private static final int CALLERS = 20_000;

  /** The buckets of callers seen of late: requests at once for one of them go to Redis as one. */
  private record Shared(
      StatefulRedisConnection<byte[], byte[]> connection,
      AsyncProxyManager<byte[]> manager,
      Cache<String, AsyncBucketProxy> buckets) {}

  private final RateLimits near;
  private final Clock clock;
  private final RedisClient client;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redis-watch").factory());
  private final AtomicBoolean answers = new AtomicBoolean(true);
  private volatile Optional<Shared> shared = Optional.empty();

  public RedisRateLimits(String url, RateLimits near, Clock clock) {
    this.near = near;
    this.clock = clock;
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(CONNECTING);
    this.client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    look();
    var _ =
        watch.scheduleWithFixedDelay(
            this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Verdict take(Quota quota, String caller) {
    Verdict here = near.take(quota, caller);
    if (here instanceof Granted granted && answers.get()) {
      return ask(quota, caller).map(there -> stricter(granted, there)).orElse(here);
    }
    return here;
  }

  private static Verdict stricter(Granted here, Verdict there) {
    return there instanceof Granted granted && granted.left() > here.left() ? here : there;
  }

  /** Empty without Redis. */
  private Optional<Verdict> ask(Quota quota, String caller) {
    try {
      return shared.map(with -> {
        String key = "ashlar:limit:" + quota.code() + ":" + caller;
        AsyncBucketProxy bucket = with.buckets().get(key, _ -> bucket(with.manager(), key, quota));
        return BucketRateLimits.verdict(await(bucket.tryConsumeAndReturnRemaining(1)));
      });
    } catch (RuntimeException e) {
      leaveOut(e);
      return Optional.empty();
    }
  }

  private static AsyncBucketProxy bucket(
      AsyncProxyManager<byte[]> manager, String key, Quota quota) {
    BucketConfiguration configuration =
        BucketConfiguration.builder().addLimit(BucketRateLimits.limit(quota)).build();
    return manager
        .builder()
        .withOptimization(Optimizations.batching())
        .build(key.getBytes(UTF_8), () -> CompletableFuture.completedFuture(configuration));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Redis didn't answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped waiting for Redis", e);
    }
  }

  private void look() {
    try {
      if (shared.isEmpty()) {
        shared = Optional.of(connect());
      }
      await(shared.orElseThrow().connection().async().ping());
      if (answers.compareAndSet(false, true)) {
        LOG.info("Redis answers again: limits are shared.");
      }
    } catch (RuntimeException e) {
      leaveOut(e);
    }
  }

  private Shared connect() {
    StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
    AsyncProxyManager<byte[]> manager =
        Bucket4jLettuce.casBasedBuilder(connection)
            .requestTimeout(PATIENCE)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Quota.WINDOW))
            .clientClock(new BucketRateLimits.Time(clock))
            .build()
            .asAsync();
    return new Shared(
        connection,
        manager,
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(Quota.WINDOW.multipliedBy(2))
            .executor(Runnable::run)
            .build());
  }

  private void leaveOut(RuntimeException cause) {
    if (answers.compareAndSet(true, false)) {
      LOG.warn(
          "Redis doesn't answer: until it does, limits are each instance's own. ({})",
          cause.getCause() == null ? cause.toString() : cause.getCause().toString());
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    client.shutdown(Duration.ZERO, CONNECTING);
  }
}
