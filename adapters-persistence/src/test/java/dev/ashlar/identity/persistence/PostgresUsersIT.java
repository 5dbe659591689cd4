package dev.ashlar.identity.persistence;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.application.UsersContract;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresUsersIT extends UsersContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

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

  @Test
  void store_text_as_it_was_sent() {
    var ann = aUser().named("Ann").withEverything().withEmail("Ann@Example.ORG").build();
    users().add(ann);
    var bio = ann.bio().orElseThrow().value();
    assertThat(POSTGRES.query("select bio from identity.users")).containsExactly(bio);
    assertThat(POSTGRES.query("select email from identity.users"))
        .containsExactly("Ann@Example.ORG");
  }

  @Test
  void keep_microseconds() {
    users().add(aUser().named("Ann").build());
    assertThat(
            POSTGRES.query(
                "select to_char(created_at at time zone 'UTC', 'HH24:MI:SS.US') from identity.users"))
        .containsExactly("00:00:00.123456");
  }
}
