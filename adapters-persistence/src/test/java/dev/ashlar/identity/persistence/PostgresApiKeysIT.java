package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.ApiKeyQueries;
import dev.ashlar.identity.application.ApiKeys;
import dev.ashlar.identity.application.ApiKeysContract;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.Users;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresApiKeysIT extends ApiKeysContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected ApiKeys apiKeys() {
    return POSTGRES.get(ApiKeys.class);
  }

  @Override
  protected ApiKeyQueries queries() {
    return POSTGRES.get(ApiKeyQueries.class);
  }

  @Override
  protected Users users() {
    return POSTGRES.get(Users.class);
  }

  @Override
  protected Sessions sessions() {
    return POSTGRES.get(Sessions.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected void delete(UserId id) {
    POSTGRES.deleteUser(id.value());
  }
}
