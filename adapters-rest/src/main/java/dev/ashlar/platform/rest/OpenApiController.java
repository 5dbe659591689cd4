package dev.ashlar.platform.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves the contract. */
@Hidden
@Controller("/openapi.yml")
@Anonymous(ignoresCredentials = true)
@Uncounted
final class OpenApiController {
  private final DocsFile document;

  OpenApiController(OpenApi openApi) {
    this.document = DocsFile.of(openApi.yaml(), "application/yaml");
  }

  @Get(produces = "application/yaml")
  HttpResponse<byte[]> document(HttpRequest<?> request) {
    return document.answer(request);
  }
}
