package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.ApiKeys;
import dev.ashlar.identity.application.OneTimeTokens;
import dev.ashlar.identity.application.SessionRacesContract;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.Users;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSessionRacesIT extends SessionRacesContract {
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
  protected ApiKeys apiKeys() {
    return POSTGRES.get(ApiKeys.class);
  }

  @Override
  protected OneTimeTokens oneTimeTokens() {
    return POSTGRES.get(OneTimeTokens.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected List<UUID> unended(UserId user) {
    return POSTGRES
        .query(
            "select id from identity.sessions where user_id = ? and ended_at is null", user.value())
        .stream()
        .map(UUID::fromString)
        .toList();
  }
}
