package dev.ashlar.platform.rest;

import io.micronaut.http.HttpStatus;

/** Every error that a client can meet; the names are part of the contract. */
public enum ErrorCode {
  VALIDATION_ERROR(HttpStatus.BAD_REQUEST, "Some fields are wrong; see details."),
  MALFORMED_REQUEST(
      HttpStatus.BAD_REQUEST, "The request can't be read. Send a JSON object and valid ids."),
  UNAUTHENTICATED(
      HttpStatus.UNAUTHORIZED, "Sign in first: send an access token as Authorization: Bearer."),
  TOKEN_INVALID(
      HttpStatus.UNAUTHORIZED,
      "The credential is not valid or no longer is. Refresh the access token or sign in again."),
  TOKEN_EXPIRED(
      HttpStatus.UNAUTHORIZED,
      "The credential has expired. Refresh the access token, or make another API key."),
  INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "The email or the password is wrong."),
  REFRESH_TOKEN_INVALID(
      HttpStatus.UNAUTHORIZED, "The refresh token is not valid or no longer is. Sign in again."),
  REFRESH_TOKEN_REUSED(
      HttpStatus.UNAUTHORIZED,
      "The refresh token was used before, so its session has been ended. Sign in again."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "You may not do this."),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here. Check the path."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED, "This path doesn't have this method; see the Allow header."),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Answers are application/json: accept that."),
  EMAIL_TAKEN(
      HttpStatus.CONFLICT, "This email is an account's already. Log in with it, or use another."),
  USERNAME_TAKEN(HttpStatus.CONFLICT, "The username is somebody else's. Choose another."),
  CONFLICT(HttpStatus.CONFLICT, "The state of things doesn't allow this."),
  INVALID_STATUS_CHANGE(HttpStatus.CONFLICT, "The status can't change like this."),
  IDEMPOTENCY_IN_PROGRESS(
      HttpStatus.CONFLICT,
      "The same request is being done now. Wait for its answer, or try again."),
  PRECONDITION_FAILED(
      HttpStatus.PRECONDITION_FAILED,
      "What is there doesn't match If-Match. Read it again, and send its ETag."),
  PAYLOAD_TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "Send less: a body may have 1 MiB, path and headers some KiB."),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "This Idempotency-Key came with another body before. Send a new key."),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many tries. Wait as long as Retry-After says."),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. Quote the traceId."),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service can't answer now. Try again soon.");

  private final HttpStatus status;
  private final String message;

  ErrorCode(HttpStatus status, String message) {
    this.status = status;
    this.message = message;
  }

  public HttpStatus status() {
    return status;
  }

  /** Whether the same request may well succeed later: the answer says when to try again. */
  boolean passes() {
    return this == RATE_LIMITED || this == UNAVAILABLE;
  }

  /** What is said where nothing more is known. */
  public String message() {
    return message;
  }
}
