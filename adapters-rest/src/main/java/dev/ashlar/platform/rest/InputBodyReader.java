package dev.ashlar.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code @Body} parameters that are {@link Input}: one JSON object, no name twice. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, InputBodyReader.MERGE_PATCH})
final class InputBodyReader<T> implements MessageBodyReader<T> {
  static final String MERGE_PATCH = "application/merge-patch+json";

  private final JsonFactory json =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public boolean isReadable(Argument<T> type, MediaType mediaType) {
    return Input.class.isAssignableFrom(type.getType());
  }

  @Override
  public T read(Argument<T> type, MediaType mediaType, Headers headers, ByteBuffer<?> bytes) {
    T input = read(type, mediaType, headers, bytes.toInputStream());
    if (bytes instanceof ReferenceCounted counted) {
      counted.release(); // where reading fails, the caller does it
    }
    return input;
  }

  @Override
  public T read(Argument<T> type, MediaType mediaType, Headers headers, InputStream bytes) {
    try (JsonParser parser = json.createParser(text(bytes))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Failure.of(ErrorCode.MALFORMED_REQUEST);
      }
      JsonNode body = JsonNodeTreeCodec.getInstance().readTree(parser);
      if (parser.nextToken() != null) {
        throw Failure.of(ErrorCode.MALFORMED_REQUEST);
      }
      return InputReader.body(type.getType(), body);
    } catch (IOException e) {
      throw Failure.of(ErrorCode.MALFORMED_REQUEST);
    }
  }

  /** UTF-8 and nothing else (RFC 8259, 8.1): the parser would guess, and forgive. */
  private static String text(InputStream bytes) throws IOException {
    return UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes.readAllBytes())).toString();
  }
}
