package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The envelope of a stretch of a list, read by numbered pages or by cursor. */
@Serdeable
@Schema(name = "List")
public record DataList<T>(
    @Schema(type = "boolean", allowableValues = "true") boolean success, List<T> data, Meta meta) {

  /** Where the stretch stands in its list: which of the two depends on how it was asked for. */
  public sealed interface Meta permits DataPage.PageMeta, CursorMeta {}

  /** A stretch that was asked for by cursor. */
  @Serdeable
  public record CursorMeta(
      @Schema(example = "20") int limit,
      @Schema(
              description = "asks for the next stretch; null where the list ends",
              example = "pZ4mUe0mXo5uQ1J8cV2n")
          @Nullable
          String nextCursor)
      implements Meta {}

  static <V, T> DataList<T> of(Page<V> page, PageRequest asked, Function<V, T> json) {
    DataPage<T> numbered = DataPage.of(page, asked, json);
    return new DataList<>(true, numbered.data(), numbered.meta());
  }

  static <V, T> DataList<T> of(
      Slice<V> slice, SliceRequest asked, Optional<String> next, Function<V, T> json) {
    return new DataList<>(
        true,
        slice.items().stream().map(json).toList(),
        new CursorMeta(asked.size(), next.orElse(null)));
  }
}
