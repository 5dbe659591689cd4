package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ApiKeyQueries;
import dev.ashlar.identity.application.ApiKeyView;
import dev.ashlar.identity.application.CreateApiKey;
import dev.ashlar.identity.application.RevokeApiKey;
import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.Data;
import dev.ashlar.platform.rest.DataPage;
import dev.ashlar.platform.rest.ETags;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Example;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Failure;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.Limited;
import dev.ashlar.platform.rest.NeverReplayed;
import dev.ashlar.platform.rest.PageLimit;
import dev.ashlar.platform.rest.PageNumber;
import dev.ashlar.platform.rest.Pages;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes keys for programs, shows them and takes them back. */
@NeverReplayed
@Controller("${ashlar.base-path}/api-keys")
@Tag(name = "api-keys", description = "Keys for programs that act for their owner")
final class ApiKeyController {
  private final CreateApiKey createApiKey;
  private final RevokeApiKey revokeApiKey;
  private final ApiKeyQueries apiKeys;
  private final String basePath;

  ApiKeyController(
      CreateApiKey createApiKey,
      RevokeApiKey revokeApiKey,
      ApiKeyQueries apiKeys,
      @Value("${ashlar.base-path}") String basePath) {
    this.createApiKey = createApiKey;
    this.revokeApiKey = revokeApiKey;
    this.apiKeys = apiKeys;
    this.basePath = basePath;
  }

  @Get
  @Operation(
      operationId = "listApiKeys",
      summary = "List one's API keys",
      description = "The newest first, expired ones too until they are deleted; no secrets.")
  HttpResponse<DataPage<ApiKeyJson>> list(
      @RequestBean ApiKeyQuery query, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    viewer.requireSession();
    PageRequest page = Pages.request(query.page(), query.limit());
    return Pages.answer(request, page, apiKeys.list(viewer.id(), page), ApiKeyJson::of);
  }

  @Limited(Quota.CREDENTIALS)
  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      operationId = "createApiKey",
      summary = "Make an API key",
      description =
          "The answer holds its secret, which is never shown again. A key acts for its owner within"
              + " its scopes, but for what is under /auth and /api-keys and for changes of email"
              + " and role and deletion, which take a session. A user may have "
              + ApiKey.MOST_OF_A_USER
              + ".")
  @Fails(ErrorCode.CONFLICT)
  @Example("{\"scopes\": [\"read\"], \"expiresAt\": \"2030-01-31T00:00:00Z\"}")
  HttpResponse<Data<ApiKeyJson.New>> create(
      @Body CreateRequest body, @Caller Viewer.SignedIn viewer) {
    return switch (createApiKey.handle(body.toCommand(viewer))) {
      case CreateApiKey.Created(var key, var secret) ->
          HttpResponse.created(Data.of(ApiKeyJson.New.of(key, secret)))
              .header(HttpHeaders.LOCATION, basePath + "/api-keys/" + key.id())
              .header(HttpHeaders.ETAG, ETags.of(key.version()));
      case CreateApiKey.ExpiryPast _ ->
          throw Failure.invalid("expiresAt", "NOT_IN_FUTURE", "Choose a time to come.");
      case CreateApiKey.TooMany _ ->
          throw Failure.of(
              ErrorCode.CONFLICT,
              "You have " + ApiKey.MOST_OF_A_USER + " API keys already. Delete one first.");
    };
  }

  @Get("/{id}")
  @Operation(
      operationId = "getApiKey",
      summary = "Show an API key",
      description = "One of one's own, without its secret.")
  @Fails(ErrorCode.NOT_FOUND)
  HttpResponse<Data<ApiKeyJson>> find(
      @PathVariable UUID id, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    viewer.requireSession();
    ApiKeyView key =
        apiKeys.find(new ApiKeyId(id), viewer.id()).orElseThrow(() -> new NotFound("API key"));
    return ETags.answer(request, ETags.of(key.version()), ApiKeyJson.of(key));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deleteApiKey",
      summary = "Revoke an API key",
      description = "It is refused from the next request on.")
  @Fails({ErrorCode.NOT_FOUND, ErrorCode.PRECONDITION_FAILED})
  HttpResponse<Void> delete(
      @PathVariable UUID id, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    revokeApiKey.handle(
        new RevokeApiKey.Command(viewer, new ApiKeyId(id), ETags.expected(request)));
    return HttpResponse.noContent();
  }

  /** Which keys a list is to hold. */
  @Introspected
  record ApiKeyQuery(@QueryValue Optional<PageNumber> page, @QueryValue Optional<PageLimit> limit)
      implements Input {}

  /** A key that is wanted. */
  @Introspected
  @Schema(name = "CreateApiKey")
  record CreateRequest(
      @Schema(
              type = "string",
              minLength = 1,
              maxLength = ApiKeyName.MAX_LENGTH,
              example = "nightly import")
          ApiKeyName name,
      @Schema(description = "in the future; never when left out", example = "2030-01-31T00:00:00Z")
          Optional<Instant> expiresAt,
      @Schema(description = "what it may be used for; both when left out", example = "[\"read\"]")
          Optional<Scopes> scopes)
      implements Input {

    CreateApiKey.Command toCommand(Viewer.SignedIn viewer) {
      return new CreateApiKey.Command(viewer, name, scopes.orElse(Scopes.ALL), expiresAt);
    }
  }
}
