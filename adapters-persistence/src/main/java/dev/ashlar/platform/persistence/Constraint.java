package dev.ashlar.platform.persistence;

import java.util.Optional;
import org.postgresql.util.PSQLException;

/** Which constraint of the database refused a statement. */
public final class Constraint {

  private Constraint() {}

  /** The name of the constraint that lies behind a failure, if one does. */
  public static Optional<String> violatedBy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException refused
          && refused.getServerErrorMessage() != null) {
        return Optional.ofNullable(refused.getServerErrorMessage().getConstraint());
      }
    }
    return Optional.empty();
  }
}
