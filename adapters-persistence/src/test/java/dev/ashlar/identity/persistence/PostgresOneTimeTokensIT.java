package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.OneTimeTokens;
import dev.ashlar.identity.application.OneTimeTokensContract;
import dev.ashlar.identity.application.Users;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOneTimeTokensIT extends OneTimeTokensContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected OneTimeTokens tokens() {
    return POSTGRES.get(OneTimeTokens.class);
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
  protected void delete(UserId user) {
    POSTGRES.deleteUser(user.value());
  }
}
