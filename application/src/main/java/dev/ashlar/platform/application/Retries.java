package dev.ashlar.platform.application;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has requests that come more than once done once. */
public interface Retries {

  /** What a request is found to be that isn't the first of its kind. */
  sealed interface Repetition {}

  /** It was done before, and its caller may still do it. */
  record Answered(FirstAnswer answer) implements Repetition {}

  /** The same is being done at this moment. */
  record InProgress() implements Repetition {}

  /** It has another body than the first, or what that was answered can't be read any more. */
  record KeyReused() implements Repetition {}

  /** How a request ends that is the first of its kind. */
  sealed interface Ending {}

  /** What it did is committed, together with what its repetitions are answered with. */
  record Kept(FirstAnswer answer) implements Ending {}

  /** What it did is committed; the same may be tried again. */
  record Freed() implements Ending {}

  /** What it did is taken back; the same may be tried again. */
  record TakenBack() implements Ending {}

  /**
   * Does {@code work}, unless it was done before. The first {@link Transactions#run} in it finds
   * that out, and ends a repetition by {@link dev.ashlar.kernel.Unavailable}. Else its transaction
   * stays open until the work is done, all later runs join it, and {@code ending} says what becomes
   * of them all: a retry meets their effects and an answer, or nothing.
   *
   * <p>A repetition does its first run again, and takes it back: who may not do it any more is told
   * so, instead of what was answered before.
   *
   * @param ending what becomes of what was done, seen by the result; work that throws is taken back
   * @param repeated the result of a repetition
   */
  <R> R once(
      RetryableRequest request,
      Supplier<R> work,
      Function<R, Ending> ending,
      Function<Repetition, R> repeated);

  /** Forgets at most so many answers that were given before then, and tells how many those were. */
  int sweep(Instant givenBefore, int most);
}
