package dev.ashlar.platform.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A page to read the contract and to try it. Whatever it needs is served here. */
@Hidden
@Controller
@Anonymous(ignoresCredentials = true)
@Uncounted
final class DocsController {
  /** Scripts come from here only. The styles of Swagger UI are partly written into its elements. */
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none';"
          + " base-uri 'none'; form-action 'self'";

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final DocsFile page = DocsFile.read("docs/index.html", "text/html; charset=utf-8");
  private final Map<String, DocsFile> files;

  DocsController() {
    String swagger = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
    this.files =
        Map.of(
            "docs.css", DocsFile.read("docs/docs.css", STYLE),
            "docs.js", DocsFile.read("docs/docs.js", SCRIPT),
            "favicon.svg", DocsFile.read("docs/favicon.svg", "image/svg+xml"),
            "swagger-ui.css", DocsFile.read(swagger + "swagger-ui.css", STYLE),
            "swagger-ui-bundle.js", DocsFile.read(swagger + "swagger-ui-bundle.js", SCRIPT));
  }

  @Get(produces = MediaType.ALL)
  HttpResponse<Void> root() {
    return HttpResponse.seeOther(URI.create("/docs"));
  }

  @Get(value = "/docs", produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return page.answer(request).header("Content-Security-Policy", POLICY);
  }

  @Get(value = "/docs/{name}", produces = MediaType.ALL)
  HttpResponse<byte[]> file(@PathVariable String name, HttpRequest<?> request) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(() -> Failure.of(ErrorCode.NOT_FOUND))
        .answer(request);
  }

  /** The webjar says itself which version it is, so that only the build needs to choose one. */
  private static String version() {
    Properties webjar = new Properties();
    try (InputStream in = DocsController.class.getClassLoader().getResourceAsStream(WEBJAR)) {
      webjar.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return webjar.getProperty("version");
  }
}
