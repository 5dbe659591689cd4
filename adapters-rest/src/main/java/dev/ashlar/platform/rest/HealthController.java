package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Readiness;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells whoever runs this instance how it is. */
@Controller("/health")
@Anonymous(ignoresCredentials = true)
@Uncounted
@Tag(name = "operations", description = "How this instance is")
final class HealthController {
  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  @Get("/live")
  @Operation(
      operationId = "live",
      summary = "Whether the process lives",
      description = "Never asks a dependency. Restart the instance when it doesn't answer.")
  Data<Health> live() {
    return Data.of(new Health("live"));
  }

  @Get("/ready")
  @Operation(
      operationId = "ready",
      summary = "Whether the instance can serve",
      description = "False while the database is away. Send no requests meanwhile.")
  Data<Health> ready() {
    if (!readiness.isReady()) {
      throw new Unavailable("The database is away.");
    }
    return Data.of(new Health("ready"));
  }

  /** How the instance is. */
  @Serdeable
  record Health(@Schema(example = "ready") String status) {}
}
