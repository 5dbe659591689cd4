package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.SessionsContract;
import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSessionsIT extends SessionsContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

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
