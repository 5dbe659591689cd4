package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What admins learn about who did what. */
class AuditIT {
  private static Api api;

  @BeforeAll
  static void start() {
    api = Api.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_refusal_is_kept_with_who_tried_what_from_where() {
    Member ann = api.register("ann");
    api.get("/audit-events").by(ann).header("X-Request-Id", "once").send().expect(403, "FORBIDDEN");
    api.get("/audit-events").by(ann).header("X-Request-Id", "twice").send().expect(403);
    Answer kept =
        api.get("/audit-events?action=access&actorId=" + ann.id())
            .by(api.admin())
            .send()
            .expect(200);
    assertThat(kept.at("/meta/total").asInt()).isEqualTo(1); // the second one was counted
    assertThat(kept.text("/data/0/actorId")).isEqualTo(ann.id());
    assertThat(kept.text("/data/0/action")).isEqualTo("access");
    assertThat(kept.text("/data/0/targetType")).isEqualTo("path");
    assertThat(kept.text("/data/0/targetId")).isEqualTo("GET /api/v1/audit-events");
    assertThat(kept.text("/data/0/outcome")).isEqualTo("denied");
    assertThat(kept.text("/data/0/ip")).isEqualTo("127.0.0.1");
    assertThat(kept.text("/data/0/requestId")).isEqualTo("once");
    assertThat(kept.at("/data/0/count").asInt()).isEqualTo(1);
  }

  @Test
  void nobody_but_admins_reads_it() {
    api.get("/audit-events").send().expect(401, "UNAUTHENTICATED");
    api.get("/audit-events").by(api.creator("bee")).send().expect(403, "FORBIDDEN");
  }

  @Test
  void times_narrow_it() {
    api.get("/audit-events").by(api.register("cid")).send().expect(403);
    Member root = api.admin(); // once, for each of its logins is an event
    Answer all = api.get("/audit-events?limit=1").by(root).send().expect(200);
    String at = all.text("/data/0/at");
    String later = "/audit-events?limit=1&from=" + at;
    assertThat(api.get(later).by(root).send().expect(200).text("/data/0/at")).isEqualTo(at);
    Answer before = api.get("/audit-events?to=2020-01-01T00:00:00Z").by(root).send().expect(200);
    assertThat(before.at("/data")).isEmpty();
    assertThat(before.at("/meta/total").asInt()).isZero();
  }

  @Test
  void it_is_read_by_cursor() {
    api.get("/audit-events").by(api.register("dee")).send().expect(403);
    api.get("/audit-events").by(api.register("eve")).send().expect(403);
    Answer first = api.get("/audit-events?cursor=&limit=1").by(api.admin()).send().expect(200);
    String next = "/audit-events?limit=1&cursor=" + first.text("/meta/nextCursor");
    Answer second = api.get(next).by(api.admin()).send().expect(200);
    assertThat(second.text("/data/0/id")).isNotEqualTo(first.text("/data/0/id"));
    api.get(next + "&action=login").by(api.admin()).send().expect(400, "VALIDATION_ERROR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "to=2026-01-01",
        "from=2026-01-01T00:00:00",
        "to=99999-01-01T00:00:00Z",
        "to=9999-12-31T23:59:59-01:00",
        "from=0001-01-01T00:00:00%2B01:00",
        "actorId=me",
        "action=a%00b",
        "targetId=",
        "actorId=1-1-1-1-1",
        "page=0",
        "outcome=denied"
      })
  void what_cannot_be_asked_is_told(String query) {
    api.get("/audit-events?" + query).by(api.admin()).send().expect(400, "VALIDATION_ERROR");
  }
}
