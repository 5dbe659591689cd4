package dev.ashlar.platform.rest;

import java.util.Optional;

/** A query of a list that can be read by numbered pages or by cursor: see {@link Cursors}. */
public interface CursorQuery extends Input {
  Optional<PageNumber> page();

  Optional<PageLimit> limit();

  Optional<PageCursor> cursor();
}
