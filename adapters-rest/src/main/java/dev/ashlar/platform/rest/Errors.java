package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Refusal;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where an error becomes an answer: what use cases throw, what controllers throw and
 * what the framework finds by itself all leave in the same shape.
 */
@Singleton
@Primary
final class Errors
    implements ExceptionHandler<Throwable, HttpResponse<?>>, ErrorResponseProcessor<Object> {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final AuditTrail auditTrail;
  private final SharedHeaders shared;

  Errors(AuditTrail auditTrail, SharedHeaders shared) {
    this.auditTrail = auditTrail;
    this.shared = shared;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Throwable thrown) {
    return answer(request, HttpResponse.ok(), failure(request, thrown));
  }

  /** Answers for the framework: no route, wrong method or type, an unreadable or too large body. */
  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Throwable cause = context.getRootCause().orElse(null);
    RequestIds.of(context.getRequest())
        .over(() -> LOG.debug("The framework refused a request.", cause));
    Failure failure = cause instanceof Failure found ? found : Failure.of(code(response.status()));
    return answer(context.getRequest(), response, failure);
  }

  private Failure failure(HttpRequest<?> request, Throwable thrown) {
    return switch (thrown) {
      case Failure failure -> failure;
      case Forbidden refusal -> {
        record(request);
        yield Failure.of(ErrorCode.FORBIDDEN, refusal.reason());
      }
      case Refusal refusal -> Failure.of(code(refusal), refusal.reason());
      case IOException e -> {
        LOG.debug("A client left in the middle of its request.", e);
        yield Failure.of(ErrorCode.MALFORMED_REQUEST);
      }
      default -> unexpected(request, thrown);
    };
  }

  /** Who tried what they may not do; that it can't be noted doesn't let them. */
  private void record(HttpRequest<?> request) {
    try {
      auditTrail.record(
          new AuditEvent(
              CallerBinder.get(request).userId(),
              "access",
              "path",
              request.getMethodName() + " " + request.getPath(),
              AuditEvent.Outcome.DENIED));
    } catch (RuntimeException e) {
      LOG.error("A refusal can't be noted.", e);
    }
  }

  private static ErrorCode code(Refusal refusal) {
    return switch (refusal) {
      case NotFound _ -> ErrorCode.NOT_FOUND;
      case Forbidden _ -> ErrorCode.FORBIDDEN;
      case StaleVersion _ -> ErrorCode.PRECONDITION_FAILED;
      case ViewerGone _ -> ErrorCode.TOKEN_INVALID;
      case Unavailable _ -> ErrorCode.UNAVAILABLE;
    };
  }

  private static Failure unexpected(HttpRequest<?> request, Throwable thrown) {
    // a request that can't be read meets no filter that would have put its ids there
    RequestIds.of(request).over(() -> LOG.error("A request failed.", thrown));
    return Failure.of(ErrorCode.INTERNAL_ERROR);
  }

  private static ErrorCode code(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> ErrorCode.UNAUTHENTICATED;
      case FORBIDDEN -> ErrorCode.FORBIDDEN;
      case NOT_FOUND -> ErrorCode.NOT_FOUND;
      case METHOD_NOT_ALLOWED -> ErrorCode.METHOD_NOT_ALLOWED;
      case NOT_ACCEPTABLE -> ErrorCode.NOT_ACCEPTABLE;
      case REQUEST_ENTITY_TOO_LARGE -> ErrorCode.PAYLOAD_TOO_LARGE;
      case UNSUPPORTED_MEDIA_TYPE -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case SERVICE_UNAVAILABLE -> ErrorCode.UNAVAILABLE;
      default -> status.getCode() < 500 ? ErrorCode.MALFORMED_REQUEST : ErrorCode.INTERNAL_ERROR;
    };
  }

  private MutableHttpResponse<Object> answer(
      HttpRequest<?> request, MutableHttpResponse<?> response, Failure failure) {
    ErrorCode code = failure.code();
    RequestContext context = RequestContext.of(request);
    response.status(code.status());
    if (code.status() == HttpStatus.UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(code));
    }
    if (code == ErrorCode.FORBIDDEN) {
      CallerBinder.missingScope(request)
          .ifPresent(scope -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(scope)));
    }
    if (code.passes()) {
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    RequestLog.answering(request, response);
    shared.set(request, response); // a request that can't be read meets no filter
    return context.wantsProblem()
        ? response
            .body((Object) Problem.of(failure, context.traceId()))
            .contentType(RequestContext.PROBLEM_JSON)
        : response
            .body((Object) ErrorBody.of(failure, context.traceId()))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** RFC 6750, 3: an error is named only where a credential was presented. */
  private static String challenge(ErrorCode code) {
    return switch (code) {
      case TOKEN_INVALID, TOKEN_EXPIRED ->
          "Bearer realm=\"ashlar\", error=\"invalid_token\", error_description=\""
              + code.message()
              + "\"";
      default -> "Bearer realm=\"ashlar\"";
    };
  }

  /** RFC 6750, 3.1: a key with this scope could have done it. */
  private static String challenge(Viewer.Scope scope) {
    return "Bearer realm=\"ashlar\", error=\"insufficient_scope\", scope=\"" + scope.code() + "\"";
  }
}
