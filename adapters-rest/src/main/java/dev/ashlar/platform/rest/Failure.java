package dev.ashlar.platform.rest;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;

/** Ends a request with an error of the contract. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** After which a client may try again where nothing more is known. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ErrorCode code;
  private final String reason;
  private final transient List<Detail> details;
  private final Duration retryAfter;

  /**
   * One wrong field.
   *
   * @param field its path: {@code tags[3]}
   * @param code for programs: {@code TOO_LONG}
   * @param message for people: what is wrong and what would be right
   */
  @Serdeable
  public record Detail(
      @Schema(example = "tags[3]") String field,
      @Schema(
              description = "for programs, and more may come: docs/api/details.md lists them",
              example = "TOO_LONG")
          String code,
      @Schema(example = "Use at most 200 characters, not 201.") String message) {}

  private Failure(ErrorCode code, String reason, List<Detail> details, Duration retryAfter) {
    super(reason, null, false, false);
    this.reason = reason;
    this.code = code;
    this.details = List.copyOf(details);
    this.retryAfter = retryAfter;
  }

  public static Failure of(ErrorCode code) {
    return of(code, code.message());
  }

  public static Failure of(ErrorCode code, String reason) {
    return new Failure(code, reason, List.of(), SOON);
  }

  /** A request that may be repeated after a while: only the header says how long that is. */
  public static Failure until(ErrorCode code, Duration retryAfter) {
    return new Failure(code, code.message(), List.of(), retryAfter);
  }

  /** A request with wrong fields: all of them. */
  public static Failure invalid(List<Detail> details) {
    return new Failure(
        ErrorCode.VALIDATION_ERROR, ErrorCode.VALIDATION_ERROR.message(), details, SOON);
  }

  public static Failure invalid(String field, String code, String message) {
    return invalid(List.of(new Detail(field, code, message)));
  }

  public ErrorCode code() {
    return code;
  }

  public List<Detail> details() {
    return details;
  }

  public String reason() {
    return reason;
  }

  /** When to try again, in whole seconds; only for a code that {@link ErrorCode#passes passes}. */
  long retryAfterSeconds() {
    return seconds(retryAfter);
  }

  /** Rounded up: who waits so long has waited long enough. */
  static long seconds(Duration duration) {
    return duration.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
