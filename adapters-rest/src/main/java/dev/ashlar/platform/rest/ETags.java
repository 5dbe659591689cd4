package dev.ashlar.platform.rest;

import dev.ashlar.kernel.ExpectedVersion;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Strong entity tags and the conditions that clients make of them (RFC 9110, 8.8.3 and 13.1). */
public final class ETags {

  private ETags() {}

  /** The tag of a thing's version. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** The tag of one view of a thing's version, where there are several. */
  public static String of(long version, String view) {
    return "\"" + version + "-" + view + "\"";
  }

  /** Answers with the thing and its tag, or with 304 where the client has it already. */
  public static <T> MutableHttpResponse<Data<T>> answer(
      HttpRequest<?> request, String tag, T data) {
    return ETags.<T>notModified(request, () -> tag)
        .orElseGet(() -> HttpResponse.ok(Data.of(data)).header(HttpHeaders.ETAG, tag));
  }

  /** 304, if the client has what has this tag; asks for the tag only if it has anything. */
  public static <T> Optional<MutableHttpResponse<Data<T>>> notModified(
      HttpRequest<?> request, Supplier<String> tag) {
    return request.getHeaders().contains(HttpHeaders.IF_NONE_MATCH)
        ? Optional.of(tag.get())
            .filter(current -> isKnown(request, current))
            .map(current -> HttpResponse.<Data<T>>notModified().header(HttpHeaders.ETAG, current))
        : Optional.empty();
  }

  /** Whether the client has what has this tag. */
  static boolean isKnown(HttpRequest<?> request, String tag) {
    List<String> held = tags(request, HttpHeaders.IF_NONE_MATCH);
    return isAny(held) || held.stream().anyMatch(one -> one.replaceFirst("^W/", "").equals(tag));
  }

  /** What {@code If-Match} expects; what isn't a strong tag of ours matches no version. */
  public static ExpectedVersion expected(HttpRequest<?> request) {
    List<String> held = tags(request, HttpHeaders.IF_MATCH);
    if (!request.getHeaders().contains(HttpHeaders.IF_MATCH) || isAny(held)) {
      return ExpectedVersion.ANY;
    }
    Set<Long> versions =
        held.stream()
            .filter(tag -> tag.matches("\"[0-9]{1,18}\""))
            .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
            .collect(Collectors.toSet());
    return new ExpectedVersion(Optional.of(versions));
  }

  /** An asterisk stands alone, or it is none (RFC 9110, 13.1.1). */
  private static boolean isAny(List<String> held) {
    return held.equals(List.of("*"));
  }

  private static List<String> tags(HttpRequest<?> request, String header) {
    return request.getHeaders().getAll(header).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .toList();
  }
}
