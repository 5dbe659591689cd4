package dev.ashlar.identity.persistence;

import static dev.ashlar.identity.application.SessionBuilder.aSession;
import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.SessionsContract;
import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSessionsIT extends SessionsContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final TokenHash TOKEN = new TokenHash("token");

  @Test
  void neither_wait_for_a_busy_session_to_note_its_use_nor_fail_where_they_can_not() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    var session = aSession().of(ann).build();
    sessions().add(session, RefreshToken.issue(TOKEN, session.id(), TestClock.START));
    var later = TestClock.START.plusSeconds(100);
    transactions()
        .run(() -> {
          sessions().lock(TOKEN); // as a refresh does
          elsewhere(() -> sessions().touch(session.id(), later));
        });
    assertThat(lastUse()).isEqualTo(TestClock.START);
    POSTGRES.execute(
        "alter table identity.sessions add constraint same check (created_at = last_used_at)");
    sessions().touch(session.id(), later);
    POSTGRES.execute("alter table identity.sessions drop constraint same");
    assertThat(lastUse()).isEqualTo(TestClock.START);
    sessions().touch(session.id(), later);
    assertThat(lastUse()).isEqualTo(later);
  }

  private Instant lastUse() {
    return transactions().run(() -> sessions().lock(TOKEN)).orElseThrow().lastUsedAt();
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  @Override
  protected Sessions sessions() {
    return POSTGRES.get(Sessions.class);
  }

  @Override
  protected Users users() {
    return POSTGRES.get(Users.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected void delete(UserId id) {
    POSTGRES.deleteUser(id.value());
  }

  @Override
  protected List<String> current(SessionId id) {
    return POSTGRES.query(
        "select hash from identity.refresh_tokens where session_id = ? and retired_at is null",
        id.value());
  }
}
