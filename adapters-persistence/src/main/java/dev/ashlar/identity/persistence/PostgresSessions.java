package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.LiveCredential;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.RefreshToken.Retirement;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
import dev.ashlar.platform.persistence.StatementFailed;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
final class PostgresSessions implements Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSessions.class);

  private final ConnectionOperations<Connection> database;

  PostgresSessions(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public void add(Session session, RefreshToken first) {
    try {
      insert(session);
    } catch (StatementFailed e) {
      throw e.violates("sessions_user_id_fkey") ? new ViewerGone() : e;
    }
    insert(first);
  }

  @Override
  public Optional<Session> lock(TokenHash token) {
    return new Sql(
            """
            select * from identity.sessions
            where id = (select session_id from identity.refresh_tokens where hash = ?)
            for update
            """,
            token.value())
        .first(database, PostgresSessions::session);
  }

  @Override
  public Optional<RefreshToken> token(TokenHash hash) {
    return new Sql("select * from identity.refresh_tokens where hash = ?", hash.value())
        .first(database, PostgresSessions::token);
  }

  @Override
  public void rotate(Session session, RefreshToken retired, RefreshToken successor) {
    new Sql(
            "update identity.sessions set last_used_at = ?, expires_at = ? where id = ?",
            session.lastUsedAt(),
            session.expiresAt(),
            session.id().value())
        .update(database);
    new Sql(
            """
            update identity.refresh_tokens set retired_at = ?, sealed_successor = ? where hash = ?
            """,
            retired.retirement().map(Retirement::at),
            retired.retirement().flatMap(Retirement::successor).map(SealedSecret::value),
            retired.hash().value())
        .update(database);
    insert(successor);
  }

  @Override
  public boolean end(UserId user, SessionId id, Instant now) {
    return new Sql(
                """
                update identity.sessions set ended_at = ?
                where id = ? and user_id = ? and ended_at is null and expires_at > ?
                """,
                now,
                id.value(),
                user.value(),
                now)
            .update(database)
        > 0;
  }

  @Override
  public int endAll(UserId user, Optional<SessionId> but, Instant now) {
    return new Sql(
            """
            update identity.sessions set ended_at = ?
            where user_id = ? and ended_at is null and id is distinct from ?
            """,
            now,
            user.value(),
            but.map(SessionId::value))
        .update(database);
  }

  @Override
  public void eraseSuccessors(Instant retiredBefore) {
    new Sql(
            """
            update identity.refresh_tokens set sealed_successor = null
            where hash in (
              select hash from identity.refresh_tokens
              where sealed_successor is not null and retired_at < ?
              for update skip locked -- who deletes them meanwhile isn't waited for, nor made to wait
            )
            """,
            retiredBefore)
        .update(database);
  }

  @Override
  public Optional<LiveCredential> live(SessionId id, Instant now) {
    return new Sql(
            """
            select u.id, u.role, s.last_used_at
            from identity.sessions s join identity.users u on u.id = s.user_id
            where s.id = ? and s.ended_at is null and s.expires_at > ?
            """,
            id.value(),
            now)
        .first(
            database,
            row ->
                new LiveCredential(
                    new Viewer.SignedIn(
                        new UserId(row.id("id")),
                        Role.ofCode(row.text("role")),
                        new Viewer.Session(id.value())),
                    row.instant("last_used_at")));
  }

  @Override
  public void touch(SessionId id, Instant now) {
    try {
      new Sql(
              """
              update identity.sessions set last_used_at = ? where id = (
                select id from identity.sessions where id = ? and last_used_at < ?
                for no key update skip locked -- many requests find it stale at once: one notes it
              )
              """,
              now,
              id.value(),
              now.minus(LiveCredential.PRECISION))
          .update(database);
    } catch (StatementFailed | Unavailable e) {
      LOG.warn("The use of a session can't be noted. session={}", id.value(), e);
    }
  }

  @Override
  public int sweep(Instant overBefore, int atMost) {
    return new Sql(
            """
            delete from identity.sessions where id in (
              select id from identity.sessions where least(ended_at, expires_at) < ?
              limit ? for update skip locked
            )
            """,
            overBefore,
            atMost)
        .update(database);
  }

  private void insert(Session session) {
    new Sql(
            """
            insert into identity.sessions (id, user_id, user_agent, ip, created_at, last_used_at,
              expires_at, ends_at, ended_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            session.id().value(),
            session.userId().value(),
            session.device().userAgent(),
            session.device().ip(),
            session.createdAt(),
            session.lastUsedAt(),
            session.expiresAt(),
            session.endsAt(),
            session.endedAt())
        .update(database);
  }

  private void insert(RefreshToken token) {
    new Sql(
            """
            insert into identity.refresh_tokens (hash, session_id, issued_at) values (?, ?, ?)
            """,
            token.hash().value(),
            token.session().value(),
            token.issuedAt())
        .update(database);
  }

  private static Session session(Row row) throws SQLException {
    return new Session(
        new SessionId(row.id("id")),
        new UserId(row.id("user_id")),
        new Device(row.optionalText("user_agent"), row.optionalText("ip")),
        row.instant("created_at"),
        row.instant("last_used_at"),
        row.instant("expires_at"),
        row.instant("ends_at"),
        row.optionalInstant("ended_at"));
  }

  private static RefreshToken token(Row row) throws SQLException {
    Optional<SealedSecret> successor = row.optionalText("sealed_successor").map(SealedSecret::new);
    return new RefreshToken(
        new TokenHash(row.text("hash")),
        new SessionId(row.id("session_id")),
        row.instant("issued_at"),
        row.optionalInstant("retired_at").map(at -> new Retirement(at, successor)));
  }
}
