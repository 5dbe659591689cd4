package dev.ashlar.platform.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL refused a statement. */
public final class StatementFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatementFailed(SQLException cause) {
    super("a statement failed", cause);
  }

  /** Whether some constraint was in the way (SQLSTATE class 23). */
  boolean violatesConstraint() {
    return getCause() instanceof PSQLException refusal
        && Optional.ofNullable(refusal.getSQLState()).filter(s -> s.startsWith("23")).isPresent();
  }

  /** Whether this constraint was in the way. */
  public boolean violates(String constraint) {
    return getCause() instanceof PSQLException refusal
        && Optional.ofNullable(refusal.getServerErrorMessage())
            .map(ServerErrorMessage::getConstraint)
            .filter(constraint::equals)
            .isPresent();
  }
}
