package dev.ashlar.platform.application;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Sets real threads off at one moment. */
public final class Race {
  private static final long PATIENCE_SECONDS = 60;

  private Race() {}

  /** What each of the runners came back with; throws what one of them threw. */
  public static <T> List<T> of(int runners, IntFunction<T> run) {
    return between(
        IntStream.range(0, runners).<Supplier<T>>mapToObj(i -> () -> run.apply(i)).toList());
  }

  /** The same for runners that do different things. */
  public static <T> List<T> between(List<Supplier<T>> runners) {
    var start = new CyclicBarrier(runners.size());
    var threads = Executors.newFixedThreadPool(runners.size());
    try {
      var running = runners.stream().map(run -> threads.submit(from(start, run))).toList();
      return running.stream().map(Race::outcome).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Callable<T> from(CyclicBarrier start, Supplier<T> run) {
    return () -> {
      try {
        start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException("somebody didn't come to the start", e);
      }
      return run.get();
    };
  }

  private static <T> T outcome(Future<T> running) {
    try {
      return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a runner fell: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a runner didn't arrive", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
