package dev.ashlar.content.domain;

import java.util.Locale;

/** Where a resource stands in its life: drafts are published, then archived and back. */
public enum Status {
  DRAFT,
  PUBLISHED,
  ARCHIVED;

  /** The status' name in answers and rows. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Status ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether a resource may go from here to {@code next}; staying is always allowed. */
  public boolean allows(Status next) {
    return next == this
        || switch (this) {
          case DRAFT, ARCHIVED -> next == PUBLISHED;
          case PUBLISHED -> next == ARCHIVED;
        };
  }
}
