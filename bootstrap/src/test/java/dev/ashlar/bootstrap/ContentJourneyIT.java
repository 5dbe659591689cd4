package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people do with resources, and what they may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentJourneyIT {
  private Api api;
  private Member ann;
  private Member bob;

  @BeforeAll
  void start() {
    api = Api.start();
  }

  @BeforeEach
  void people() {
    ann = api.creator("ann");
    bob = api.register("bob");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void draft_publish_find_change_archive_and_delete() {
    Answer created =
        api.post(
                "/resources",
                """
                {"title": " Dressed stone ", "content": " <b>cut</b> \\n", "tags": ["Walls", "a", "walls"]}\
                """)
            .by(ann)
            .send()
            .expect(201);
    String path = "/resources/" + created.text("/data/id");
    assertThat(created.header("Location")).isEqualTo("/api/v1" + path);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.text("/data/title")).isEqualTo("Dressed stone");
    assertThat(created.text("/data/content")).isEqualTo(" <b>cut</b> \n");
    assertThat(created.text("/data/status")).isEqualTo("draft");
    assertThat(texts(created.at("/data/tags"))).containsExactly("walls", "a");
    assertThat(created.at("/data/publishedAt").isNull()).isTrue();
    assertThat(created.text("/data/userId")).isEqualTo(ann.id());

    api.get(path).send().expect(404, "NOT_FOUND");
    api.get(path).by(bob).send().expect(404, "NOT_FOUND");
    assertThat(api.get(path).by(ann).send().expect(200).at("/data")).isEqualTo(created.at("/data"));
    api.get(path).by(api.admin()).send().expect(200);

    Answer published = api.patch(path, "{\"status\": \"published\"}").by(ann).send().expect(200);
    assertThat(published.at("/data/version").asLong()).isEqualTo(2);
    assertThat(published.text("/data/publishedAt")).isEqualTo(published.text("/data/updatedAt"));
    Answer seen = api.get(path).send().expect(200);
    assertThat(seen.at("/data")).isEqualTo(published.at("/data"));
    api.get(path).header("If-None-Match", seen.header("ETag")).send().expect(304);

    Answer same = api.patch(path, "{\"title\": \"Dressed stone\"}").by(ann).send().expect(200);
    assertThat(same.at("/data")).isEqualTo(published.at("/data"));

    api.patch(path, "{\"status\": \"draft\"}").by(ann).send().expect(409, "INVALID_STATUS_CHANGE");
    Answer emptied =
        api.call("PATCH", path)
            .body("{\"content\": null, \"tags\": null}")
            .header("Content-Type", "application/merge-patch+json")
            .by(ann)
            .send()
            .expect(200);
    assertThat(emptied.text("/data/content")).isEmpty();
    assertThat(emptied.at("/data/tags")).isEmpty();
    assertThat(emptied.text("/data/title")).isEqualTo("Dressed stone");
    Answer put =
        api.put(path, "{\"title\": \"Ashlar\", \"status\": \"archived\"}")
            .by(ann)
            .send()
            .expect(200);
    assertThat(put.text("/data/status")).isEqualTo("archived");
    api.get(path).send().expect(404, "NOT_FOUND");
    assertThat(
            api.put(path, "{\"title\": \"Ashlar\"}")
                .by(ann)
                .send()
                .expect(200)
                .text("/data/status"))
        .isEqualTo("archived");

    api.delete(path).by(ann).send().expect(204);
    api.get(path).by(ann).send().expect(404, "NOT_FOUND");
    api.delete(path).by(ann).send().expect(404, "NOT_FOUND");
  }

  @Test
  void only_creators_publish() {
    api.post("/resources", "{\"title\": \"t\", \"status\": \"published\"}")
        .by(bob)
        .send()
        .expect(403, "FORBIDDEN");
    Answer draft = api.post("/resources", "{\"title\": \"t\"}").by(bob).send().expect(201);
    String path = "/resources/" + draft.text("/data/id");
    api.patch(path, "{\"status\": \"published\"}").by(bob).send().expect(403, "FORBIDDEN");
    api.post("/users/me/creator").by(bob).send().expect(200);
    api.patch(path, "{\"status\": \"published\"}").by(bob).send().expect(200); // at once
    api.post("/resources", "{\"title\": \"t\", \"status\": \"archived\"}")
        .by(ann)
        .send()
        .expect(409, "INVALID_STATUS_CHANGE");
    api.post("/resources", "{\"title\": \"t\"}").send().expect(401, "UNAUTHENTICATED");
  }

  @Test
  void others_change_nothing() {
    String draft = create("{\"title\": \"t\"}");
    String published = create("{\"title\": \"t\", \"status\": \"published\"}");
    api.put(draft, "{\"title\": \"x\"}").by(bob).send().expect(404, "NOT_FOUND");
    api.delete(draft).by(bob).send().expect(404, "NOT_FOUND");
    api.put(published, "{\"title\": \"x\"}").by(bob).send().expect(403, "FORBIDDEN");
    api.patch(published, "{\"title\": \"x\"}").by(bob).send().expect(403, "FORBIDDEN");
    api.delete(published).by(bob).send().expect(403, "FORBIDDEN");
    api.patch(published, "{\"title\": \"x\"}").by(api.admin()).send().expect(200);
    api.delete(draft).by(api.admin()).send().expect(204);
  }

  @Test
  void a_change_of_a_version_that_is_gone_is_refused() {
    String path = create("{\"title\": \"one\"}");
    api.put(path, "{\"title\": \"two\"}").by(ann).header("If-Match", "\"1\"").send().expect(200);
    api.put(path, "{\"title\": \"three\"}")
        .by(ann)
        .header("If-Match", "\"1\"")
        .send()
        .expect(412, "PRECONDITION_FAILED");
    api.delete(path)
        .by(ann)
        .header("If-Match", "W/\"2\"")
        .send()
        .expect(412, "PRECONDITION_FAILED");
    api.put(path, "{\"title\": \"four\"}").by(ann).header("If-Match", "*").send().expect(200);
    api.delete(path).by(ann).header("If-Match", "\"7\", \"3\"").send().expect(204);
  }

  @Test
  void lists_what_the_caller_may_see() {
    String tag = "list" + ann.id().substring(30);
    create("{\"title\": \"a\", \"tags\": [\"%s\", \"x\"]}".formatted(tag));
    create(
        "{\"title\": \"b\", \"status\": \"published\", \"tags\": [\"%s\", \"x\"]}".formatted(tag));
    String second =
        create("{\"title\": \"c\", \"status\": \"published\", \"tags\": [\"%s\"]}".formatted(tag));

    assertThat(titles("?tag=" + tag, null)).containsExactly("c", "b");
    assertThat(titles("?tag=" + tag, ann)).containsExactly("c", "b", "a");
    assertThat(titles("?tag=" + tag + "&tag=x", null)).containsExactly("b");
    assertThat(titles("?userId=me", ann)).containsExactly("c", "b", "a");
    assertThat(titles("?userId=me&status=draft&sort=title", ann)).containsExactly("a");
    assertThat(titles("?userId=" + ann.id(), bob)).containsExactly("c", "b");
    assertThat(titles("?userId=" + ann.id() + "&status=draft", bob)).isEmpty();
    assertThat(titles("?userId=" + ann.id() + "&sort=-title", api.admin()))
        .containsExactly("c", "b", "a");
    api.get("/resources?userId=me").send().expect(401, "UNAUTHENTICATED");

    Answer page = api.get("/resources?tag=" + tag + "&limit=1&page=2").send().expect(200);
    assertThat(page.at("/meta").toString()).isEqualTo("{\"page\":2,\"limit\":1,\"total\":2}");
    assertThat(page.at("/data/0").has("content")).isFalse();
    assertThat(texts(page.at("/data/0/tags"))).containsExactly(tag, "x");
    assertThat(page.header("Link"))
        .contains("page=1>; rel=\"first\"", "page=1>; rel=\"prev\"", "page=2>; rel=\"last\"")
        .contains("</api/v1/resources?", "tag=" + tag, "limit=1")
        .doesNotContain("rel=\"next\"");

    Answer tags = api.get("/tags?prefix=" + tag.substring(0, 9)).send().expect(200);
    assertThat(tags.at("/data").toString())
        .isEqualTo("[{\"name\":\"%s\",\"resources\":2}]".formatted(tag));
    api.delete(second).by(ann).send().expect(204);
    assertThat(api.get("/tags?prefix=" + tag).send().at("/data/0/resources").asInt()).isEqualTo(1);
  }

  private String create(String json) {
    return "/resources/" + api.post("/resources", json).by(ann).send().expect(201).text("/data/id");
  }

  private List<String> titles(String query, Member member) {
    Api.Call call = api.get("/resources" + query);
    Answer answer = (member == null ? call : call.by(member)).send().expect(200);
    assertThat(answer.at("/meta/total").asInt()).isEqualTo(answer.at("/data").size());
    return answer.at("/data").findValuesAsText("title");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
