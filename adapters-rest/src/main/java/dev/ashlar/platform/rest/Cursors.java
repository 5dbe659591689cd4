package dev.ashlar.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.Seals;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lists that can be read by cursor as well as by numbered pages. A cursor is a position in the
 * list, sealed together with the path, the filters and the sort it was made for: it is good for
 * nothing else, and says nothing to who holds it.
 */
@Singleton
public final class Cursors {
  private static final String PURPOSE = "cursor";

  /** What doesn't change which rows a list has, nor their order. */
  private static final List<String> NOT_THE_LIST = List.of("cursor", "limit", "fields");

  private final Seals seals;
  private final JsonMapper json;

  Cursors(Seals seals, JsonMapper json) {
    this.seals = seals;
    this.json = json;
  }

  /**
   * Answers with the page, or the stretch behind the cursor, that {@code query} asks for.
   *
   * @throws Failure 400 if the cursor isn't one for this list, or comes with a page
   */
  public <V, T> HttpResponse<DataList<T>> answer(
      HttpRequest<?> request,
      CursorQuery query,
      Function<PageRequest, Page<V>> pages,
      Function<SliceRequest, Slice<V>> slices,
      Function<V, T> toJson) {
    if (query.cursor().isEmpty()) {
      PageRequest asked = Pages.request(query.page(), query.limit());
      Page<V> page = pages.apply(asked);
      return HttpResponse.ok(DataList.of(page, asked, toJson))
          .header(HttpHeaders.LINK, Pages.links(request, asked, page.total()));
    }
    if (query.page().isPresent()) {
      throw Failure.invalid("cursor", "NOT_WITH_PAGE", "Send page or cursor, not both.");
    }
    int limit = query.limit().orElse(PageLimit.DEFAULT).value();
    SliceRequest asked = new SliceRequest(position(request, query.cursor().get()), limit);
    Slice<V> slice = slices.apply(asked);
    Optional<String> next = slice.next().map(position -> seal(request, position));
    return HttpResponse.ok(DataList.of(slice, asked, next, toJson));
  }

  /** Empty at the beginning of the list. */
  private Optional<Position> position(HttpRequest<?> request, PageCursor cursor) {
    return cursor.value().isEmpty() ? Optional.empty() : Optional.of(open(request, cursor));
  }

  private Position open(HttpRequest<?> request, PageCursor cursor) {
    return seals
        .open(PURPOSE, cursor.value())
        .map(this::read)
        .filter(content -> content.list().equals(fingerprint(request)))
        .map(content -> new Position(content.keys()))
        .orElseThrow(() ->
            Failure.invalid(
                "cursor",
                "INVALID_CURSOR",
                "Use meta.nextCursor as it is, with the path, filters and sort that it came from,"
                    + " or begin with an empty cursor."));
  }

  private String seal(HttpRequest<?> request, Position position) {
    Content content = new Content(fingerprint(request), position.keys());
    return seals.seal(PURPOSE, new String(write(content), UTF_8));
  }

  /** The same for the same caller, who may be meant by a filter, and path, filters and sort. */
  private String fingerprint(HttpRequest<?> request) {
    Map<String, List<String>> parameters = new TreeMap<>(request.getParameters().asMap());
    parameters.keySet().removeAll(NOT_THE_LIST);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.getPath().getBytes(UTF_8));
      digest.update(CallerBinder.get(request).userId().toString().getBytes(UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(write(parameters)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Content read(String text) {
    try {
      return json.readValue(text, Argument.of(Content.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is sealed. */
  @Serdeable
  record Content(String list, List<String> keys) {}
}
