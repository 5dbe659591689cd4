package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists by numbered pages. */
public final class Pages {

  private Pages() {}

  public static PageRequest request(Optional<PageNumber> number, Optional<PageLimit> limit) {
    return new PageRequest(
        number.orElse(PageNumber.FIRST).value(), limit.orElse(PageLimit.DEFAULT).value());
  }

  /** Answers with a page and links to those around it. */
  public static <V, T> HttpResponse<DataPage<T>> answer(
      HttpRequest<?> request, PageRequest asked, Page<V> page, Function<V, T> json) {
    return HttpResponse.ok(DataPage.of(page, asked, json))
        .header(HttpHeaders.LINK, links(request, asked, page.total()));
  }

  /** The pages around this one (RFC 8288). */
  static String links(HttpRequest<?> request, PageRequest asked, long total) {
    long last = Math.max(1, (total + asked.size() - 1) / asked.size());
    List<String> links = new ArrayList<>();
    links.add(link(request, 1, "first"));
    if (asked.number() > 1 && asked.number() - 1L <= last) {
      links.add(link(request, asked.number() - 1L, "prev"));
    }
    if (asked.number() < last) {
      links.add(link(request, asked.number() + 1L, "next"));
    }
    links.add(link(request, last, "last"));
    return String.join(", ", links);
  }

  private static String link(HttpRequest<?> request, long page, String relation) {
    UriBuilder uri = UriBuilder.of(request.getPath());
    request
        .getParameters()
        .forEach((name, values) -> values.forEach(value -> uri.queryParam(name, value)));
    String target = uri.replaceQueryParam("page", page).build().toString();
    return "<" + target + ">; rel=\"" + relation + "\"";
  }
}
