package dev.ashlar.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Call;
import dev.ashlar.bootstrap.Api.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How everybody looks through resources: pages, cursors, filters, sorts, words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {
  private static final List<String> SORTS =
      List.of("createdAt", "-createdAt", "updatedAt", "-updatedAt", "title", "-title,createdAt");

  private Api api;
  private Member admin;
  private Member ann;
  private Member bob;
  private final List<String> times = new ArrayList<>();

  @BeforeAll
  void start() {
    api = Api.start();
    admin = api.admin();
    ann = api.creator("ann");
    bob = api.creator("bob");
    create(ann, "Ashlar", "Dressed stone, laid in courses.", "published", "stone", "wall");
    create(ann, "Rubble", "Stone as it was found.", "published", "stone");
    create(bob, "Brick", "Clay, burnt; no stone at all, never stone.", "published", "wall", "clay");
    create(bob, "Stone lintel", "Over a door.", "draft", "stone", "door");
    create(ann, "Quoin", "The corner.", "draft", "stone", "wall");
    create(ann, "Arch", "", "archived", "wall");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Ashlar Brick Rubble",
    "status=published, Ashlar Brick Rubble",
    "status=draft, ''",
    "status=archived, ''",
    "tag=stone, Ashlar Rubble",
    "tag=STONE&tag=wall, Ashlar",
    "tag=door, ''",
    "q=stones, Ashlar Brick Rubble",
    "q=stone+-clay, Ashlar Rubble",
    "q=%22dressed+stone%22, Ashlar",
    "q=lintel, ''",
    "q=corner+or+courses, Ashlar",
    "q=the, ''",
    "q=stone&tag=wall, Ashlar Brick",
    "userId={bob}, Brick",
    "userId={bob}&q=stone, Brick",
    "userId={bob}&status=draft, ''",
    "createdFrom=2020-01-01T00:00:00Z, Ashlar Brick Rubble",
    "createdTo=2020-01-01T00:00:00%2B01:00, ''",
    "createdFrom={T1}, Brick Rubble",
    "createdTo={T1}, Ashlar",
    "createdFrom={T1}&createdTo={T2}, Rubble",
    "createdFrom={T2}&createdTo={T1}, ''"
  })
  void nobody_in_particular_sees_what_is_published(String query, String titles) {
    assertThat(both(Optional.empty(), query)).isEqualTo(titles);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Ashlar Brick Rubble",
    "status=draft, Quoin",
    "userId=me, Arch Ashlar Quoin Rubble",
    "userId=me&status=archived, Arch",
    "userId={bob}, Brick",
    "userId={bob}&status=draft, ''",
    "tag=wall, Arch Ashlar Brick Quoin",
    "q=corner+or+courses, Ashlar Quoin",
    "q=lintel, ''",
    "createdTo={T2}, Ashlar Rubble"
  })
  void users_see_their_own_as_well(String query, String titles) {
    assertThat(both(Optional.of(ann), query)).isEqualTo(titles);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Ashlar Brick Rubble",
    "status=draft, Quoin 'Stone lintel'",
    "userId={bob}, Brick 'Stone lintel'",
    "userId=me, ''",
    "q=stone&status=draft, 'Stone lintel'",
    "tag=wall, Arch Ashlar Brick Quoin"
  })
  void admins_see_everything(String query, String titles) {
    assertThat(both(Optional.of(admin), query)).isEqualTo(titles.replace("'", ""));
  }

  @ParameterizedTest
  @MethodSource("sorts")
  void cursors_lead_through_all_once_in_the_order_of_pages(String sort) {
    for (var who : List.of(Optional.<Member>empty(), Optional.of(ann), Optional.of(admin))) {
      var query = "createdFrom=2020-01-01T00:00:00Z&sort=" + sort;
      var met = new ArrayList<String>();
      var cursor = "";
      do {
        var slice = list(who, query + "&limit=2&cursor=" + cursor);
        assertThat(slice.header("Link")).isEmpty();
        assertThat(slice.at("/meta").size()).isEqualTo(2);
        assertThat(slice.at("/meta/limit").asInt()).isEqualTo(2);
        met.addAll(values(slice, "id"));
        cursor = slice.at("/meta/nextCursor").isNull() ? "" : slice.text("/meta/nextCursor");
      } while (!cursor.isEmpty());
      assertThat(met).isNotEmpty().isEqualTo(values(list(who, query), "id"));
    }
  }

  static Stream<String> sorts() {
    return SORTS.stream();
  }

  @Test
  void the_newest_come_first() {
    assertThat(values(list(Optional.empty(), ""), "title"))
        .containsExactly("Brick", "Rubble", "Ashlar");
    assertThat(values(list(Optional.empty(), "sort=title"), "title"))
        .containsExactly("Ashlar", "Brick", "Rubble");
  }

  @Test
  void the_best_come_first_where_something_is_looked_for() {
    var best = List.of("Stone lintel", "Brick", "Quoin");
    for (var query : List.of("q=stone+or+corner", "q=stone+or+corner&sort=relevance")) {
      var found = values(list(Optional.of(admin), query + "&createdFrom={T2}"), "title");
      assertThat(found).first().isEqualTo(best.getFirst());
      assertThat(found).containsExactlyInAnyOrderElementsOf(best);
    }
    assertThat(values(list(Optional.of(admin), "q=stone&cursor="), "title"))
        .isEqualTo(values(list(Optional.of(admin), "q=stone&sort=-createdAt"), "title"));
    assertThat(values(list(Optional.of(admin), "q=stone&sort=-relevance"), "title"))
        .last()
        .isEqualTo("Stone lintel");
    assertThat(values(list(Optional.of(admin), "q=stone&sort=title&limit=2&page=2"), "title"))
        .containsExactly("Rubble", "Stone lintel");
  }

  @Test
  void pages_count_and_link() {
    var page = list(Optional.of(ann), "q=stone+or+corner&tag=stone&tag=wall&limit=1&page=2");
    assertThat(page.at("/meta").toString()).isEqualTo("{\"page\":2,\"limit\":1,\"total\":2}");
    assertThat(page.header("Link"))
        .contains("rel=\"first\"", "rel=\"prev\"", "rel=\"last\"")
        .doesNotContain("rel=\"next\"")
        .contains("page=1")
        .contains("tag=stone&tag=wall");
    var beyond = list(Optional.empty(), "page=2147483647&limit=100");
    assertThat(beyond.at("/data")).isEmpty();
    assertThat(beyond.at("/meta/total").asInt()).isEqualTo(3);
  }

  @Test
  void contents_come_where_they_are_asked_for() {
    for (var query : List.of("", "cursor=", "q=stone")) {
      for (var row : list(Optional.empty(), query).at("/data")) {
        assertThat(row.has("content")).isFalse();
      }
      for (var row : list(Optional.empty(), query + "&fields=content").at("/data")) {
        var alone = api.get("/resources/" + row.get("id").asText()).send().expect(200);
        assertThat(row).isEqualTo(alone.at("/data"));
      }
    }
    var empty = list(Optional.of(ann), "status=archived&fields=content").at("/data/0/content");
    assertThat(empty.isTextual()).isTrue();
    assertThat(empty.asText()).isEmpty();
  }

  @Test
  void a_cursor_says_nothing_and_may_go_on_in_another_stride_with_other_fields() {
    var cursor = list(Optional.empty(), "cursor=&limit=1&sort=title").text("/meta/nextCursor");
    assertThat(cursor).matches("[A-Za-z0-9_-]+").doesNotContain("Ashlar");
    var rest = list(Optional.empty(), "sort=title&fields=content&limit=100&cursor=" + cursor);
    assertThat(values(rest, "title")).containsExactly("Brick", "Rubble");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&sort=-title",
        "&sort=title&tag=stone",
        "&sort=title&q=stone",
        "&sort=title&createdTo=2099-01-01T00:00:00Z",
        "&sort=title&status=published"
      })
  void a_cursor_is_good_for_its_filter_and_sort_alone(String other) {
    var cursor = list(Optional.empty(), "cursor=&limit=1&sort=title").text("/meta/nextCursor");
    assertThat(refused("cursor=" + cursor + other)).containsExactly("cursor INVALID_CURSOR");
  }

  @Test
  void a_cursor_that_was_altered_or_is_of_another_list_is_refused() {
    var cursor = list(Optional.empty(), "cursor=&limit=1").text("/meta/nextCursor");
    for (int at : new int[] {0, 20, cursor.length() - 3}) {
      var other = cursor.charAt(at) == 'A' ? 'B' : 'A';
      var altered = cursor.substring(0, at) + other + cursor.substring(at + 1);
      assertThat(refused("cursor=" + altered)).containsExactly("cursor INVALID_CURSOR");
    }
    assertThat(refused("cursor=" + cursor.substring(1))).containsExactly("cursor INVALID_CURSOR");
    var users = api.get("/users?cursor=&limit=1").by(admin).send().expect(200);
    assertThat(refused("cursor=" + users.text("/meta/nextCursor")))
        .containsExactly("cursor INVALID_CURSOR");
  }

  @Test
  void a_cursor_is_its_callers_own() {
    var cursor = list(Optional.of(ann), "cursor=&limit=1&userId=me").text("/meta/nextCursor");
    assertThat(list(Optional.of(ann), "limit=1&userId=me&cursor=" + cursor).at("/data")).hasSize(1);
    api.get("/resources?limit=1&userId=me&cursor=" + cursor).by(bob).send().expect(400);
  }

  @ParameterizedTest
  @CsvSource({
    "cursor=x, cursor INVALID_CURSOR",
    "cursor=&page=1, cursor NOT_WITH_PAGE",
    "cursor=&cursor=, cursor WRONG_TYPE",
    "cursor=&q=stone&sort=relevance, cursor NOT_WITH_RELEVANCE",
    "'cursor=&q=stone&sort=title,relevance', cursor NOT_WITH_RELEVANCE",
    "sort=relevance, sort NEEDS_Q",
    "'sort=title,-relevance', sort NEEDS_Q",
    "sort=content, sort UNKNOWN_VALUE",
    "sort=, sort UNKNOWN_VALUE",
    "'sort=title,-title', sort REPEATED",
    "sort=title&sort=createdAt, sort WRONG_TYPE",
    "limit=0, limit OUT_OF_RANGE",
    "limit=101, limit OUT_OF_RANGE",
    "page=0, page TOO_SMALL",
    "status=secret, status UNKNOWN_VALUE",
    "status=draft&status=published, status WRONG_TYPE",
    "userId=you, userId INVALID_ID",
    "userId=, userId INVALID_ID",
    "tag=, tag INVALID_TAG",
    "tag=a&tag=%00, tag[1] INVALID_TAG",
    "q=, q TOO_SHORT",
    "q=+, q TOO_SHORT",
    "q=%00, q CONTROL_CHARACTER",
    "q=a&q=b, q WRONG_TYPE",
    "fields=title, fields UNKNOWN_VALUE",
    "fields=, fields UNKNOWN_VALUE",
    "'fields=content,content', fields UNKNOWN_VALUE",
    "createdFrom=yesterday, createdFrom INVALID_TIME",
    "createdTo=2026-01-01, createdTo INVALID_TIME",
    "createdFrom=99999-01-01T00:00:00Z, createdFrom INVALID_TIME",
    "content=x, content UNKNOWN"
  })
  void wrong_parameters_are_named(String query, String wrong) {
    assertThat(refused(query)).containsExactly(wrong);
  }

  @Test
  void too_much_to_look_for_is_refused() {
    assertThat(refused("q=" + "x".repeat(201))).containsExactly("q TOO_LONG");
    assertThat(refused("q=" + "x+".repeat(21))).containsExactly("q TOO_MANY_WORDS");
    var tags = IntStream.range(0, 21).mapToObj(i -> "tag=t" + i).collect(joining("&"));
    assertThat(refused(tags)).containsExactly("tag TOO_MANY");
    assertThat(list(Optional.empty(), "q=" + "x+".repeat(20)).at("/data")).isEmpty();
  }

  @Test
  void whose_is_asked_before_what_is_wrong() {
    api.get("/resources?userId=me&sort=relevance").send().expect(401, "UNAUTHENTICATED");
    api.get("/resources?userId=me&cursor=x").send().expect(401, "UNAUTHENTICATED");
  }

  /** The titles of a list by page, which are those by cursor as well. */
  private String both(Optional<Member> who, String query) {
    var page = list(who, query + "&sort=title");
    var titles = values(page, "title");
    assertThat(page.at("/meta/total").asInt()).isEqualTo(titles.size());
    var slice = list(who, query + "&sort=title&cursor=");
    assertThat(slice.at("/data")).isEqualTo(page.at("/data"));
    assertThat(slice.at("/meta/nextCursor").isNull()).isTrue();
    return String.join(" ", titles);
  }

  private Answer list(Optional<Member> who, String query) {
    return call(who, query).send().expect(200);
  }

  private List<String> refused(String query) {
    return call(Optional.empty(), query).send().expect(400, "VALIDATION_ERROR").wrong();
  }

  private Call call(Optional<Member> who, String query) {
    var call =
        api.get(
            "/resources?"
                + query
                    .replaceFirst("^&", "")
                    .replace("{bob}", bob.id())
                    .replace("{T1}", times.get(1))
                    .replace("{T2}", times.get(2)));
    return who.map(call::by).orElse(call);
  }

  private void create(Member owner, String title, String content, String status, String... tags) {
    var names = Stream.of(tags).map(tag -> '"' + tag + '"').collect(joining(", "));
    var json =
        """
        {"title": "%s", "content": "%s", "status": "%s", "tags": [%s]}\
        """
            .formatted(title, content, status.replace("archived", "published"), names);
    var created = api.post("/resources", json).by(owner).send().expect(201);
    times.add(created.text("/data/createdAt"));
    if (status.equals("archived")) {
      api.patch("/resources/" + created.text("/data/id"), "{\"status\": \"archived\"}")
          .by(owner)
          .send()
          .expect(200);
    }
  }

  private static List<String> values(Answer list, String field) {
    return list.at("/data")
        .valueStream()
        .map(resource -> resource.get(field))
        .map(JsonNode::asText)
        .toList();
  }
}
