package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.content.application.Resources;
import dev.ashlar.content.application.ResourcesContract;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import dev.ashlar.platform.persistence.StatementFailed;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresResourcesIT extends ResourcesContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected Resources resources() {
    return POSTGRES.get(Resources.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected UserId someUser() {
    return new UserId(POSTGRES.someUser());
  }

  @Override
  protected void delete(UserId owner) {
    POSTGRES.deleteUser(owner.value());
  }

  @Test
  void store_text_byte_for_byte() {
    var content = " <b>e\u0301 é\r\n\t\u0001'\\ \ufeff\uffff 😀 ";
    resources().add(aResource().ownedBy(someUser()).titled("e\u0301").saying(content).build());
    assertThat(POSTGRES.query("select content from content.resources")).containsExactly(content);
    assertThat(
            POSTGRES.query(
                "select encode(convert_to(title, 'UTF8'), 'hex') from content.resources"))
        .containsExactly("65cc81");
    assertThat(POSTGRES.query("select octet_length(content)::text from content.resources"))
        .containsExactly(String.valueOf(content.getBytes(UTF_8).length));
  }

  @Test
  void keep_microseconds() {
    resources().add(aResource().ownedBy(someUser()).published().build());
    for (var column : List.of("created_at", "updated_at", "published_at")) {
      assertThat(
              POSTGRES.query(
                  "select to_char(%s at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') from content.resources"
                      .formatted(column)))
          .containsExactly("2026-01-01 00:00:00.123456");
    }
  }

  @Test
  void call_only_the_missing_owner_a_missing_owner() {
    var resource = aResource().ownedBy(someUser()).build();
    resources().add(resource);
    assertThatThrownBy(() -> resources().add(resource)).isInstanceOf(StatementFailed.class);
  }

  @RepeatedTest(10)
  void a_create_that_races_the_deletion_of_its_owner_is_refused_or_deleted() {
    var owner = someUser();
    Race.of(
        6,
        i -> {
          if (i == 0) {
            delete(owner);
            return true;
          }
          try {
            var resource = aResource().ownedBy(owner).titled("Title " + i).tagged("a").build();
            transactions().run(() -> resources().add(resource));
            return true;
          } catch (ViewerGone e) {
            return false;
          }
        });
    assertThat(POSTGRES.query("select id from content.resources")).isEmpty();
  }
}
