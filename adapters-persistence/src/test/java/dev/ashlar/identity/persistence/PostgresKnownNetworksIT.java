package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.KnownNetworks;
import dev.ashlar.identity.application.KnownNetworksContract;
import dev.ashlar.identity.application.Users;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKnownNetworksIT extends KnownNetworksContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected KnownNetworks networks() {
    return POSTGRES.get(KnownNetworks.class);
  }

  @Override
  protected Users users() {
    return POSTGRES.get(Users.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }
}
