package dev.ashlar.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * A file that doesn't change while the server runs. Browsers keep it, and ask whether it is the
 * same.
 */
final class DocsFile {
  private final byte[] content;
  private final String type;
  private final String tag;

  private DocsFile(byte[] content, String type) {
    this.content = content;
    this.type = type;
    this.tag = "\"" + UUID.nameUUIDFromBytes(content) + "\""; // a digest of it
  }

  static DocsFile of(String content, String type) {
    return new DocsFile(content.getBytes(UTF_8), type);
  }

  static DocsFile read(String resource, String type) {
    try (InputStream in = DocsFile.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + resource + " on the classpath");
      }
      return new DocsFile(in.readAllBytes(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MutableHttpResponse<byte[]> answer(HttpRequest<?> request) {
    MutableHttpResponse<byte[]> answer =
        ETags.isKnown(request, tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(content).header(HttpHeaders.CONTENT_TYPE, type);
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "public, no-cache");
  }
}
