package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.persistence.Constraint;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Singleton
final class PostgresSessions implements Sessions {
  private final SessionRows sessions;
  private final RefreshTokenRows tokens;
  private final ConnectionOperations<Connection> database;

  PostgresSessions(SessionRows sessions, RefreshTokenRows tokens, ConnectionOperations<Connection> database) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.database = database;
  }

  @Override
  public void add(Session session, RefreshToken first) {
    try {
      sessions.save(SessionRow.of(session));
    } catch (DataAccessException e) {
      throw Constraint.violatedBy(e).filter("sessions_user_id_fkey"::equals).isPresent()
          ? new ViewerGone()
          : e;
    }
    tokens.save(RefreshTokenRow.of(first));
  }

  @Override
  public Optional<Session> lock(TokenHash token) {
    return sessions.lock(token.value()).map(SessionRow::toSession);
  }

  @Override
  public Optional<RefreshToken> token(TokenHash hash) {
    return tokens.findById(hash.value()).map(RefreshTokenRow::toRefreshToken);
  }

  @Override
  public void rotate(Session session, RefreshToken retired, RefreshToken successor) {
    sessions.refresh(session.id().value(), session.lastUsedAt(), session.expiresAt());
    tokens.update(RefreshTokenRow.of(retired));
    tokens.save(RefreshTokenRow.of(successor));
  }

  @Override
  public void end(SessionId id, Instant now) {
    sessions.end(id.value(), now);
  }

  @Override
  public void eraseSuccessors(Instant retiredBefore) {
    tokens.eraseSuccessors(retiredBefore);
  }

  @Override
  public Optional<Viewer.SignedIn> viewer(SessionId id, Instant now) {
    return new Sql(
            """
            select u.id, u.role from identity.sessions s join identity.users u on u.id = s.user_id
            where s.id = ? and s.ended_at is null and s.expires_at > ?
            """,
            id.value(),
            Timestamp.from(now))
        .first(
            database,
            row ->
                new Viewer.SignedIn(
                    new UserId(row.getObject(1, UUID.class)),
                    Role.ofCode(row.getString(2)),
                    id.value()));
  }
}
