package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.content.application.ResourceCountsContract;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.Resources;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresResourceCountsIT extends ResourceCountsContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected ResourceCounts counts() {
    return POSTGRES.get(ResourceCounts.class);
  }

  @Override
  protected ResourceQueries queries() {
    return POSTGRES.get(ResourceQueries.class);
  }

  @Override
  protected Resources resources() {
    return POSTGRES.get(Resources.class);
  }

  @Override
  protected UserId someUser() {
    return new UserId(POSTGRES.someUser());
  }

  @Override
  protected void delete(UserId owner) {
    POSTGRES.deleteUser(owner.value());
  }
}
