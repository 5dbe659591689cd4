package dev.ashlar.platform.rest;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Ends a request with an error of the contract. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ErrorCode code;
  private final String reason;
  private final transient List<Detail> details;

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
      @Schema(example = "TOO_LONG") String code,
      @Schema(example = "Use at most 200 characters, not 201.") String message) {}

  private Failure(ErrorCode code, String reason, List<Detail> details) {
    super(reason, null, false, false);
    this.reason = reason;
    this.code = code;
    this.details = List.copyOf(details);
  }

  public static Failure of(ErrorCode code) {
    return new Failure(code, code.message(), List.of());
  }

  public static Failure of(ErrorCode code, String reason) {
    return new Failure(code, reason, List.of());
  }

  /** A request with wrong fields: all of them. */
  public static Failure invalid(List<Detail> details) {
    return new Failure(ErrorCode.VALIDATION_ERROR, ErrorCode.VALIDATION_ERROR.message(), details);
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
}
