package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ListSessions;
import dev.ashlar.identity.application.RevokeOtherSessions;
import dev.ashlar.identity.application.RevokeSession;
import dev.ashlar.identity.application.SessionView;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.DataPage;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.PageLimit;
import dev.ashlar.platform.rest.PageNumber;
import dev.ashlar.platform.rest.Pages;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Shows users where they are signed in, and lets them end that. */
@Controller("${ashlar.base-path}/auth/sessions")
@Tag(name = "auth")
final class SessionController {
  private final ListSessions listSessions;
  private final RevokeSession revokeSession;
  private final RevokeOtherSessions revokeOtherSessions;

  SessionController(
      ListSessions listSessions,
      RevokeSession revokeSession,
      RevokeOtherSessions revokeOtherSessions) {
    this.listSessions = listSessions;
    this.revokeSession = revokeSession;
    this.revokeOtherSessions = revokeOtherSessions;
  }

  @Get
  @Operation(
      operationId = "listSessions",
      summary = "List one's sessions",
      description = "Those that are live, the last used first.")
  @Fails(ErrorCode.FORBIDDEN)
  HttpResponse<DataPage<SessionJson>> list(
      @RequestBean SessionQuery query, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    PageRequest page = Pages.request(query.page(), query.limit());
    return Pages.answer(request, page, listSessions.handle(viewer, page), SessionJson::of);
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "revokeSession",
      summary = "End one of one's sessions",
      description =
          "Its access and refresh tokens stop working at once. It may be the current one.")
  @Fails({ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND})
  HttpResponse<Void> revoke(@PathVariable UUID id, @Caller Viewer.SignedIn viewer) {
    revokeSession.handle(new RevokeSession.Command(viewer, new SessionId(id)));
    return HttpResponse.noContent();
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "revokeOtherSessions",
      summary = "End all of one's other sessions",
      description = "The current one goes on.")
  @Fails(ErrorCode.FORBIDDEN)
  HttpResponse<Void> revokeOthers(@Caller Viewer.SignedIn viewer) {
    revokeOtherSessions.handle(viewer);
    return HttpResponse.noContent();
  }

  /** Which part of the list to show. */
  @Introspected
  record SessionQuery(@QueryValue Optional<PageNumber> page, @QueryValue Optional<PageLimit> limit)
      implements Input {}

  /** A session, as its user sees it. */
  @Serdeable
  @Schema(name = "Session")
  record SessionJson(
      UUID id,
      Instant createdAt,
      @Schema(description = "noted once a minute at most") Instant lastUsedAt,
      @Schema(
              description = "what the client that signed in called itself",
              example = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
          @Nullable
          String userAgent,
      @Schema(description = "the address it signed in from", example = "192.0.2.1") @Nullable
          String ip,
      @Schema(description = "whether it is the one that asks", example = "true") boolean current) {

    static SessionJson of(SessionView session) {
      return new SessionJson(
          session.id(),
          session.createdAt(),
          session.lastUsedAt(),
          session.userAgent().orElse(null),
          session.ip().orElse(null),
          session.current());
    }
  }
}
