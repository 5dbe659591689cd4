package dev.ashlar.platform.rest;

import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditFilter;
import dev.ashlar.platform.application.AuditRecord;
import dev.ashlar.platform.application.ReadAuditTrail;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Shows who did what. */
@Controller("${ashlar.base-path}/audit-events")
@Tag(name = "audit", description = "Who did what, and what was refused")
final class AuditController {
  private final ReadAuditTrail readAuditTrail;
  private final Cursors cursors;

  AuditController(ReadAuditTrail readAuditTrail, Cursors cursors) {
    this.readAuditTrail = readAuditTrail;
    this.cursors = cursors;
  }

  @Get
  @Operation(
      operationId = "listAuditEvents",
      summary = "List audit events",
      description =
          "For admins; the newest first. Nothing in this list is ever changed or taken out.")
  @Fails(ErrorCode.FORBIDDEN)
  HttpResponse<DataList<AuditJson>> list(
      @RequestBean AuditQuery query, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    AuditFilter filter = query.filter();
    return cursors.answer(
        request,
        query,
        page -> readAuditTrail.handle(viewer, filter, page),
        slice -> readAuditTrail.handle(viewer, filter, slice),
        AuditJson::of);
  }

  /** Which events a list is to hold. */
  @Introspected
  record AuditQuery(
      @QueryValue Optional<PageNumber> page,
      @QueryValue Optional<PageLimit> limit,
      @QueryValue Optional<PageCursor> cursor,
      @QueryValue @Parameter(description = "only what this user did") Optional<UUID> actorId,
      @QueryValue @Parameter(description = "only this, such as login or role.change")
          Optional<AuditWord> action,
      @QueryValue @Parameter(description = "only what was done to this")
          Optional<AuditWord> targetId,
      @QueryValue @Parameter(description = "only at this time or later") Optional<Instant> from,
      @QueryValue @Parameter(description = "only before this time") Optional<Instant> to)
      implements CursorQuery {

    AuditFilter filter() {
      return new AuditFilter(
          actorId.map(UserId::new),
          action.map(AuditWord::value),
          targetId.map(AuditWord::value),
          from,
          to);
    }
  }

  /** Something that happened. */
  @Serdeable
  @Schema(name = "AuditEvent")
  record AuditJson(
      UUID id,
      Instant at,
      @Schema(description = "who did it, where that is known") @Nullable UUID actorId,
      @Schema(description = "docs/api/audit.md lists them", example = "login") String action,
      @Schema(example = "user") String targetType,
      @Schema(example = "01936f3e-6d2c-7a44-8b3f-2f9b5c1d7e60") String targetId,
      @Schema(
              type = "string",
              allowableValues = {"success", "failure", "denied"},
              example = "success")
          String outcome,
      @Schema(example = "192.0.2.1") @Nullable String ip,
      @Schema(example = "8f2a6a0e-0a51-4a58-9b2e-6f6c1c0d9d3c") @Nullable String requestId,
      @Schema(description = "more than 1 where a refusal repeated within a minute", example = "1")
          long count) {

    static AuditJson of(AuditRecord event) {
      return new AuditJson(
          event.id(),
          event.at(),
          event.actorId().orElse(null),
          event.action(),
          event.targetType(),
          event.targetId(),
          event.outcome().code(),
          event.ip().orElse(null),
          event.requestId().orElse(null),
          event.count());
    }
  }
}
