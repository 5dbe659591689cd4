package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How admins look through users: pages, cursors, filters, sorts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersIT {
  private Api api;
  private Member admin;
  private Member ann;

  @BeforeAll
  void start() {
    api = Api.start();
    admin = api.admin();
    ann = api.creator("ann");
    IntStream.range(0, 6).forEach(_ -> api.register("fan"));
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void only_admins_list_users() {
    api.get("/users").send().expect(401, "UNAUTHENTICATED");
    api.get("/users").by(ann).send().expect(403, "FORBIDDEN");
    api.get("/users?page=0").by(ann).send().expect(400, "VALIDATION_ERROR");
  }

  @Test
  void pages_count_and_link() {
    Answer page = list("?limit=3&page=2&sort=email");
    assertThat(page.at("/data")).hasSize(3);
    assertThat(page.at("/meta").toString()).isEqualTo("{\"page\":2,\"limit\":3,\"total\":8}");
    assertThat(page.header("Link"))
        .contains("rel=\"first\"", "rel=\"prev\"", "rel=\"next\"", "rel=\"last\"")
        .contains("</api/v1/users?limit=3&page=3&sort=email>; rel=\"next\"");
    assertThat(page.at("/data/0").has("email")).isTrue();
    assertThat(page.body()).doesNotContain("assword");
  }

  @Test
  void a_page_beyond_the_last_links_to_none_that_is_not_there() {
    assertThat(list("?limit=3&page=9").header("Link"))
        .contains("rel=\"first\"", "page=3>; rel=\"last\"")
        .doesNotContain("prev")
        .doesNotContain("next");
    assertThat(list("?limit=3&page=4").header("Link")).contains("page=3>; rel=\"prev\"");
  }

  @Test
  void newest_come_first() {
    List<String> times = values(list(""), "createdAt");
    assertThat(times).hasSize(8).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void filters_narrow_and_intersect() {
    assertThat(values(list("?role=creator"), "id")).containsExactly(ann.id());
    assertThat(values(list("?q=ANN"), "id")).containsExactly(ann.id());
    assertThat(values(list("?q=fan"), "id")).hasSize(6);
    assertThat(values(list("?q=fan&role=creator"), "id")).isEmpty();
    assertThat(values(list("?q=%25"), "id")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "-email", "name,-createdAt", "-name,email", "createdAt"})
  void cursors_lead_through_all_once_in_the_order_of_pages(String sort) {
    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      Answer slice = list("?limit=3&sort=" + sort + "&cursor=" + cursor);
      assertThat(slice.header("Link")).isEmpty();
      assertThat(slice.at("/meta").size()).isEqualTo(2);
      assertThat(slice.at("/meta/limit").asInt()).isEqualTo(3);
      met.addAll(values(slice, "id"));
      cursor = slice.at("/meta/nextCursor").isNull() ? "" : slice.text("/meta/nextCursor");
    } while (!cursor.isEmpty());
    assertThat(met).isEqualTo(values(list("?sort=" + sort), "id"));
  }

  @Test
  void a_cursor_says_nothing_and_may_go_on_in_another_stride() {
    Answer first = list("?cursor=&limit=2&sort=email");
    String cursor = first.text("/meta/nextCursor");
    assertThat(cursor).matches("[A-Za-z0-9_-]+").doesNotContain("example");
    assertThat(list("?cursor=" + cursor + "&sort=email&limit=100").at("/data")).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&sort=-email", "&sort=email&role=user", "&sort=email&q=a"})
  void a_cursor_is_good_for_its_filter_and_sort_alone(String other) {
    String cursor = list("?cursor=&limit=2&sort=email").text("/meta/nextCursor");
    assertThat(refused("?cursor=" + cursor + other)).containsExactly("cursor INVALID_CURSOR");
  }

  @Test
  void a_cursor_that_was_altered_is_refused() {
    String cursor = list("?cursor=&limit=2").text("/meta/nextCursor");
    for (int at : new int[] {0, 20, cursor.length() - 3}) {
      char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
      String altered = cursor.substring(0, at) + other + cursor.substring(at + 1);
      assertThat(refused("?cursor=" + altered)).containsExactly("cursor INVALID_CURSOR");
    }
    assertThat(refused("?cursor=" + cursor.substring(1))).containsExactly("cursor INVALID_CURSOR");
    assertThat(refused("?cursor=" + cursor + "A")).containsExactly("cursor INVALID_CURSOR");
    for (String padding : new String[] {"=", "=="}) {
      assertThat(refused("?cursor=" + cursor + padding)).containsExactly("cursor INVALID_CURSOR");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?cursor=x, cursor INVALID_CURSOR",
    "?cursor=&page=1, cursor NOT_WITH_PAGE",
    "?cursor=&cursor=, cursor WRONG_TYPE",
    "?cursor=&limit=0, limit OUT_OF_RANGE",
    "?limit=101, limit OUT_OF_RANGE",
    "?page=0, page TOO_SMALL",
    "?page=%2B1, page WRONG_TYPE",
    "?page=%D9%A1, page WRONG_TYPE",
    "?limit=%EF%BC%91, limit WRONG_TYPE",
    "?sort=password, sort UNKNOWN_VALUE",
    "?sort=role, sort UNKNOWN_VALUE",
    "'?sort=name,-name', sort REPEATED",
    "?sort=, sort UNKNOWN_VALUE",
    "?role=root, role UNKNOWN_VALUE",
    "?q=, q TOO_SHORT",
    "?q=%00, q CONTROL_CHARACTER",
    "?email=x, email UNKNOWN"
  })
  void wrong_parameters_are_named(String query, String wrong) {
    assertThat(refused(query)).containsExactly(wrong);
  }

  @Test
  void what_is_too_long_is_refused() {
    assertThat(refused("?q=" + "x".repeat(101))).containsExactly("q TOO_LONG");
    assertThat(list("?q=" + "x".repeat(100)).at("/data")).isEmpty();
    assertThat(refused("?cursor=" + "x".repeat(4_001))).containsExactly("cursor INVALID_CURSOR");
  }

  private Answer list(String query) {
    return api.get("/users" + query).by(admin).send().expect(200);
  }

  private List<String> refused(String query) {
    return api.get("/users" + query).by(admin).send().expect(400, "VALIDATION_ERROR").wrong();
  }

  private static List<String> values(Answer list, String field) {
    return list.at("/data")
        .valueStream()
        .map(user -> user.get(field))
        .map(JsonNode::asText)
        .toList();
  }
}
