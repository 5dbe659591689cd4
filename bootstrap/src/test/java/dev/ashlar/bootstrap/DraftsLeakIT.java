package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Call;
import dev.ashlar.bootstrap.Api.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a stranger can find out about drafts and archived resources: nothing. Whatever they ask is
 * answered as if there were none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsLeakIT {
  private static final String DRAFT =
      """
      {"title": "Xylography", "content": "A quixotic word.", "tags": ["woodcut", "walls"]}\
      """;

  private Api api;
  private Member ann;
  private Member bob;

  @BeforeAll
  void start() {
    api = Api.start();
    ann = api.creator("ann");
    bob = api.creator("bob");
    publish("Dressed stone");
    publish("Xylem");
    publish("Walls");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void no_list_search_count_or_cursor_changes_by_what_is_hidden() {
    Map<String, String> before = everythingAStrangerCanAsk();
    String draft = create(DRAFT);
    String archived = create(DRAFT);
    api.patch(archived, "{\"status\": \"published\"}").by(ann).send().expect(200);
    api.patch(archived, "{\"status\": \"archived\"}").by(ann).send().expect(200);
    assertThat(everythingAStrangerCanAsk()).isEqualTo(before);

    api.patch(draft, "{\"title\": \"Zinc\", \"tags\": [\"zinc\"]}").by(ann).send().expect(200);
    assertThat(everythingAStrangerCanAsk()).isEqualTo(before);
    api.delete(draft).by(ann).send().expect(204);
    api.delete(archived).by(ann).send().expect(204);
    assertThat(everythingAStrangerCanAsk()).isEqualTo(before);
  }

  @Test
  void every_request_for_a_hidden_resource_is_answered_as_for_one_that_is_not_there() {
    String draft = create(DRAFT);
    String archived = create(DRAFT);
    api.patch(archived, "{\"status\": \"published\"}").by(ann).send().expect(200);
    api.patch(archived, "{\"status\": \"archived\"}").by(ann).send().expect(200);
    List<String> nowhere = requests("/resources/" + UUID.randomUUID());
    assertThat(nowhere).allSatisfy(answer -> assertThat(answer).startsWith("404 "));
    assertThat(requests(draft)).isEqualTo(nowhere);
    assertThat(requests(archived)).isEqualTo(nowhere);
  }

  /** Bodies by request, without what is never twice the same. */
  private Map<String, String> everythingAStrangerCanAsk() {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String list : lists()) {
      answers.put(list + " anonymous", list(api.get(list)));
      answers.put(list + " bob", list(api.get(list).by(bob)));
    }
    return answers;
  }

  private List<String> lists() {
    List<String> filters =
        List.of(
            "",
            "&status=draft",
            "&status=archived",
            "&status=published",
            "&userId=" + ann.id(),
            "&userId=" + ann.id() + "&status=draft",
            "&tag=woodcut",
            "&tag=walls",
            "&tag=zinc",
            "&q=xylography",
            "&q=quixotic",
            "&q=zinc%20or%20stone",
            "&createdFrom=2020-01-01T00:00:00Z",
            "&createdTo=2100-01-01T00:00:00Z&tag=walls");
    List<String> lists = new ArrayList<>();
    for (String filter : filters) {
      for (String sort : List.of("-createdAt", "title", "-updatedAt")) {
        lists.add("/resources?limit=2&sort=" + sort + filter);
        lists.add("/resources?limit=2&page=2&fields=content&sort=" + sort + filter);
        lists.add("/resources?limit=2&cursor=&sort=" + sort + filter);
      }
    }
    return Stream.concat(
            lists.stream(),
            Stream.of("", "?prefix=w", "?prefix=wood", "?prefix=zinc", "?limit=1")
                .map(query -> "/tags" + query))
        .toList();
  }

  /** A cursor is sealed anew each time: what counts is whether there is one, and where it leads. */
  private String list(Call call) {
    Answer answer = call.send().expect(200);
    String cursor = answer.text("/meta/nextCursor");
    return answer.header("Link")
        + answer.body().replace(cursor.isEmpty() ? "\0" : "\"" + cursor + "\"", "…");
  }

  private List<String> requests(String path) {
    return Stream.of(
            api.get(path),
            api.get(path).header("If-None-Match", "\"1\""),
            api.get(path).header("If-None-Match", "*"),
            api.put(path, "{\"title\": \"t\"}"),
            api.put(path, "{\"title\": \"t\"}").header("If-Match", "\"99\""),
            api.patch(path, "{\"title\": \"t\"}"),
            api.patch(path, "{\"status\": \"draft\"}"),
            api.delete(path),
            api.delete(path).header("If-Match", "\"99\""))
        .map(call -> call.by(bob).send())
        .map(answer ->
            answer.status() + " " + answer.body().replace(answer.text("/error/traceId"), "…"))
        .toList();
  }

  private void publish(String title) {
    String path = create("{\"title\": \"%s\", \"tags\": [\"walls\"]}".formatted(title));
    api.patch(path, "{\"status\": \"published\"}").by(ann).send().expect(200);
  }

  private String create(String json) {
    return "/resources/" + api.post("/resources", json).by(ann).send().expect(201).text("/data/id");
  }
}
