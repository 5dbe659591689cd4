package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/** The envelope of a page of a list that has nothing but pages. */
@Serdeable
@Schema(name = "Page")
public record DataPage<T>(
    @Schema(type = "boolean", allowableValues = "true") boolean success,
    List<T> data,
    PageMeta meta) {

  /** Where the page stands in its list. */
  @Serdeable
  public record PageMeta(
      @Schema(example = "1") int page,
      @Schema(example = "20") int limit,
      @Schema(example = "42") long total)
      implements DataList.Meta {}

  static <V, T> DataPage<T> of(Page<V> page, PageRequest asked, Function<V, T> json) {
    return new DataPage<>(
        true,
        page.items().stream().map(json).toList(),
        new PageMeta(asked.number(), asked.size(), page.total()));
  }
}
