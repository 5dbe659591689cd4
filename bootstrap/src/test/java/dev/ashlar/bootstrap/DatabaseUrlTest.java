package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:hidden@db.example:6543/ashlar?sslmode=require",
        "postgres://ann:hidden@db.example:6543/ashlar?sslmode=require",
        "jdbc:postgresql://db.example:6543/ashlar?user=ann&sslmode=require&password=hidden",
        "postgresql://db.example:6543/ashlar?sslmode=require&user=ann&password=hidden",
      })
  void reads_the_forms_in_use(String text) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(
            new DatabaseUrl(
                "db.example:6543",
                "ashlar",
                "ann",
                new Secret("hidden"),
                Map.of("sslmode", "require")));
  }

  @Test
  void keeps_the_credentials_out_of_the_jdbc_url() {
    var url = DatabaseUrl.parse("postgresql://ann:hidden@db.example/ashlar?sslmode=require");
    assertThat(url.jdbcUrl())
        .startsWith("jdbc:postgresql://db.example:5432/ashlar?")
        .endsWith("&sslmode=require")
        .contains("logServerErrorDetail=false")
        .doesNotContain("ann", "hidden");
    assertThat(url.toString()).doesNotContain("hidden");
    assertThat(url.place()).isEqualTo("db.example:5432/ashlar");
  }

  @Test
  void lets_the_url_decide_where_it_says_something_about_a_default() {
    var url = DatabaseUrl.parse("postgresql://ann@db/ashlar?ApplicationName=mine&connectTimeout=1");
    assertThat(url.jdbcUrl())
        .contains("ApplicationName=mine", "connectTimeout=1")
        .doesNotContain("ApplicationName=ashlar", "connectTimeout=5");
  }

  @Test
  void decodes_what_is_percent_encoded() {
    var url = DatabaseUrl.parse("postgresql://a%40b:p%2Fw%3A+%25@db/my%20db?options=-c%20a%3Db");
    assertThat(url.user()).isEqualTo("a@b");
    assertThat(url.password()).isEqualTo(new Secret("p/w:+%"));
    assertThat(url.database()).isEqualTo("my db");
    assertThat(url.parameters()).containsEntry("options", "-c a=b");
    assertThat(url.jdbcUrl()).contains("/my+db?").contains("options=-c+a%3Db");
  }

  @Test
  void reads_a_plus_as_the_form_it_stands_in_does() {
    assertThat(DatabaseUrl.parse("postgresql://ann@db/a?password=a+b").password())
        .isEqualTo(new Secret("a+b"));
    assertThat(DatabaseUrl.parse("jdbc:postgresql://db/a?user=ann&password=a+b").password())
        .isEqualTo(new Secret("a b"));
  }

  @Test
  void takes_the_last_at_sign_for_the_end_of_a_password_that_holds_one() {
    var url = DatabaseUrl.parse("postgresql://ann:p@ss:word@db/ashlar");
    assertThat(url.password()).isEqualTo(new Secret("p@ss:word"));
    assertThat(url.servers()).isEqualTo("db:5432");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ann@10.0.0.1/a, 10.0.0.1:5432",
    "postgresql://ann@[::1]/a, [::1]:5432",
    "postgresql://ann@[fe80::1]:99/a, [fe80::1]:99",
    "'postgresql://ann@one,two:99/a', 'one:5432,two:99'"
  })
  void knows_the_ways_to_write_a_server(String text, String servers) {
    assertThat(DatabaseUrl.parse(text).servers()).isEqualTo(servers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden",
        "ashlar",
        "mysql://ann:hidden@db/ashlar",
        "jdbc:postgresql:ashlar?password=hidden",
        "http://ann:hidden@db/ashlar",
        "postgresql://ann:hidden@db",
        "postgresql://ann:hidden@db/",
        "postgresql://ann:hidden@/ashlar",
        "postgresql:///ashlar",
        "postgresql://ann:hid/den@db/ashlar",
        "postgresql://ann:hidden@db:port/ashlar",
        "postgresql://ann:hidden@db:0/ashlar",
        "postgresql://ann:hidden@db:70000/ashlar",
        "postgresql://ann:hidden%@db/ashlar",
        "postgresql://ann:hidden%zz@db/ashlar",
        "postgresql://ann:hidden@db:hidden/ashlar",
        "postgresql://db/ashlar",
        "postgresql://:hidden@db/ashlar"
      })
  void refuses_anything_else_without_repeating_it(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden", "hid/den"))
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
