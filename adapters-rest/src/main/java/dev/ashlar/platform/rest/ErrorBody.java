package dev.ashlar.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The envelope of a failure. */
@Serdeable
record ErrorBody(
    @Schema(type = "boolean", allowableValues = "false") boolean success, Cause error) {

  /**
   * @param details all wrong fields; left out where there are none
   * @param traceId the W3C trace id under which the server logged the request
   */
  @Serdeable
  @Schema(name = "Error")
  record Cause(
      ErrorCode code,
      String message,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Failure.Detail> details,
      @Schema(example = "4bf92f3577b34da6a3ce929d0e0e4736") String traceId) {}

  static ErrorBody of(Failure failure, String traceId) {
    return new ErrorBody(
        false, new Cause(failure.code(), failure.reason(), failure.details(), traceId));
  }
}
