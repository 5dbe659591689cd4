package dev.ashlar.platform.application;

import java.util.UUID;

/** Makes ids: UUID v7 (RFC 9562), which sort by the time they were made. */
@FunctionalInterface
public interface Ids {
  UUID next();
}
