package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.identity.application.UserQueriesContract;
import dev.ashlar.identity.application.Users;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresUserQueriesIT extends UserQueriesContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected UserQueries queries() {
    return POSTGRES.get(UserQueries.class);
  }

  @Override
  protected Users users() {
    return POSTGRES.get(Users.class);
  }
}
