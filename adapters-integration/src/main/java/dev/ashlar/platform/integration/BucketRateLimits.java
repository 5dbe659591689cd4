package dev.ashlar.platform.integration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ashlar.platform.application.RateLimits;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Limits of this process. Each caller has a bucket of tokens for each quota, as long as it isn't
 * full: a full one can be forgotten. Under a spray of addresses, those seen least are forgotten
 * first, and quotas don't push out each other's callers.
 */
public final class BucketRateLimits implements RateLimits {
  /** Per quota: some 10 MB in all, however many addresses there are. */
  private static final int CALLERS = 20_000;

  private final Map<Quota, Cache<String, Bucket>> buckets;
  private final TimeMeter time;

  public BucketRateLimits(Clock clock) {
    this.time = new Time(clock);
    this.buckets =
        Arrays.stream(Quota.values()).collect(Collectors.toMap(quota -> quota, _ -> cache()));
  }

  private static Cache<String, Bucket> cache() {
    return Caffeine.newBuilder()
        .maximumSize(CALLERS)
        .expireAfterAccess(Quota.WINDOW.multipliedBy(2))
        .executor(Runnable::run)
        .build();
  }

  @Override
  public Verdict take(Quota quota, String caller) {
    return verdict(bucket(quota, caller).tryConsumeAndReturnRemaining(1));
  }

  /** How many callers are known now. */
  long size() {
    buckets.values().forEach(Cache::cleanUp);
    return buckets.values().stream().mapToLong(Cache::estimatedSize).sum();
  }

  private Bucket bucket(Quota quota, String caller) {
    return Objects.requireNonNull(buckets.get(quota)).get(caller, _ -> full(quota));
  }

  private Bucket full(Quota quota) {
    return Bucket.builder().addLimit(limit(quota)).withCustomTimePrecision(time).build();
  }

  static Bandwidth limit(Quota quota) {
    return BandwidthBuilder.builder()
        .capacity(quota.requests())
        .refillGreedy(quota.requests(), Quota.WINDOW)
        .build();
  }

  static Verdict verdict(ConsumptionProbe probe) {
    Duration full = Duration.ofNanos(probe.getNanosToWaitForReset());
    return probe.isConsumed()
        ? new Granted(probe.getRemainingTokens(), full)
        : new Refused(Duration.ofNanos(probe.getNanosToWaitForRefill()), full);
  }

  /** The time of a clock, for buckets. */
  record Time(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
