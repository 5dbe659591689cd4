package dev.ashlar.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The facts of {@link ErrorBody} as RFC 9457 has them. */
@Serdeable
record Problem(
    String type,
    String title,
    int status,
    String detail,
    ErrorCode code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Failure.Detail> details,
    String traceId) {

  static Problem of(Failure failure, String traceId) {
    HttpStatus status = failure.code().status();
    return new Problem(
        "about:blank",
        status.getReason(),
        status.getCode(),
        failure.reason(),
        failure.code(),
        failure.details(),
        traceId);
  }
}
