package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.SessionQueries;
import dev.ashlar.identity.application.SessionQueriesContract;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.Users;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSessionQueriesIT extends SessionQueriesContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected SessionQueries queries() {
    return POSTGRES.get(SessionQueries.class);
  }

  @Override
  protected Sessions sessions() {
    return POSTGRES.get(Sessions.class);
  }

  @Override
  protected Users users() {
    return POSTGRES.get(Users.class);
  }
}
