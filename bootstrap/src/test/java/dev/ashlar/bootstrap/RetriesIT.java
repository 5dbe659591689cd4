package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import dev.ashlar.content.application.CreateResource;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.rest.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts that are sent more than once and done once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetriesIT {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String STONE = "{\"title\": \"Dressed stone\", \"content\": \"é 🧱\"}";

  private Api api;
  private Member ann;
  private Member bob;

  @BeforeAll
  void start() {
    System.setProperty(Faults.PROPERTY, "");
    api = Api.start();
  }

  @BeforeEach
  void people() {
    ann = api.creator("ann");
    bob = api.creator("bob");
  }

  @AfterAll
  void stop() {
    api.close();
    System.clearProperty(Faults.PROPERTY);
  }

  @Test
  void a_repetition_gets_the_first_answer_again() {
    Answer first = write(ann, "k", STONE).expect(201);
    String path = "/resources/" + first.text("/data/id");
    api.patch(path, "{\"title\": \"Ashlar\"}").by(ann).send().expect(200);

    Answer again = write(ann, "k", STONE).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    assertThat(own(ann)).isEqualTo(1);
    api.delete(path).by(ann).send().expect(204);
    assertThat(write(ann, "k", STONE).expect(201).body()).isEqualTo(first.body());
    assertThat(own(ann)).isZero();
  }

  @Test
  void the_quoted_form_is_the_same_key() {
    Answer first = write(ann, "k", STONE).expect(201);
    assertThat(write(ann, "\"k\"", STONE).expect(201).body()).isEqualTo(first.body());
  }

  @Test
  void a_path_is_the_same_in_whatever_way_it_is_written() {
    Answer first = write(ann, "k", STONE).expect(201);
    for (String path : new String[] {"/resources/", "/resources?"}) {
      Answer again = api.post(path, STONE).by(ann).header(KEY, "k").send().expect(201);
      assertThat(again.body()).isEqualTo(first.body());
    }
  }

  @Test
  void another_body_under_the_same_key_is_refused() {
    write(ann, "k", STONE).expect(201);
    write(ann, "k", STONE + " ").expect(422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(own(ann)).isEqualTo(1);
  }

  @Test
  void a_key_is_its_callers_and_its_routes_own() {
    Answer anns = write(ann, "k", STONE).expect(201);
    Answer bobs = write(bob, "k", STONE).expect(201);
    assertThat(bobs.text("/data/id")).isNotEqualTo(anns.text("/data/id"));
    Answer creator = api.post("/users/me/creator").by(ann).header(KEY, "k").send().expect(200);
    assertThat(creator.header(REPLAYED)).isEmpty();
    assertThat(
            api.post("/users/me/creator")
                .by(ann)
                .header(KEY, "k")
                .send()
                .expect(200)
                .header(REPLAYED))
        .isEqualTo("true");
  }

  @Test
  void a_failure_frees_the_key() {
    write(ann, "k", "{\"title\": \" \"}").expect(400, "VALIDATION_ERROR");
    write(ann, "k", "{\"title\": \"t\", \"status\": \"archived\"}")
        .expect(409, "INVALID_STATUS_CHANGE");
    write(ann, "k", STONE).expect(201);
    Answer taken = account("taken", "new", "{\"email\": \"%s\", %s}".formatted(bob.email(), CARL));
    taken.expect(409, "EMAIL_TAKEN");
    account("taken", "new", "{\"email\": \"" + unique() + "\", " + CARL + "}").expect(201);
  }

  @Test
  void a_fault_takes_back_what_was_done_before_it() {
    for (int i = 0; i < 20; i++) { // more than the pool has
      api.post("/faults").by(ann).header(KEY, "k").send().expect(500, "INTERNAL_ERROR");
    }
    assertThat(own(ann)).isZero();
    api.post("/faults").by(ann).send().expect(500, "INTERNAL_ERROR");
    assertThat(own(ann)).isEqualTo(1); // as without a key: the use case was done
  }

  @Test
  void rights_are_asked_before_an_answer_is_given_again() {
    String published = "{\"title\": \"t\", \"status\": \"published\"}";
    write(ann, "k", published).expect(201);
    api.put("/users/" + ann.id() + "/role", "{\"role\": \"user\"}")
        .by(api.admin())
        .send()
        .expect(200);
    write(ann, "k", published).expect(403, "FORBIDDEN");
    api.put("/users/" + ann.id() + "/role", "{\"role\": \"creator\"}")
        .by(api.admin())
        .send()
        .expect(200);
    assertThat(write(ann, "k", published).expect(201).header(REPLAYED)).isEqualTo("true");
    api.post("/auth/logout").by(ann).send().expect(204);
    write(ann, "k", published).expect(401, "TOKEN_INVALID");
  }

  @Test
  void an_account_is_opened_once() {
    String body = "{\"email\": \"" + unique() + "\", " + CARL + "}";
    Answer first = account("once", "k", body).expect(201);
    Answer again = account("once", "k", body).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "\"\"", "\"a b\""})
  void what_is_no_key_is_refused(String key) {
    write(ann, key, STONE).expect(400, "VALIDATION_ERROR");
  }

  @Test
  void a_key_has_255_characters_at_most_and_comes_once() {
    write(ann, "k".repeat(255), STONE).expect(201);
    Answer tooLong = write(ann, "k".repeat(256), STONE).expect(400, "VALIDATION_ERROR");
    assertThat(tooLong.text("/error/details/0/field")).isEqualTo(KEY);
    api.post("/resources", STONE)
        .by(ann)
        .header(KEY, "a")
        .headerBeside(KEY, "b")
        .send()
        .expect(400, "VALIDATION_ERROR");
  }

  @Test
  void who_is_not_signed_in_is_told_so_first() {
    api.post("/resources", STONE).header(KEY, " ").send().expect(401, "UNAUTHENTICATED");
  }

  @Test
  void what_issues_secrets_is_never_answered_again() {
    String name = "{\"name\": \"ci\"}";
    Answer one = api.post("/api-keys", name).by(ann).header(KEY, "k").send().expect(201);
    Answer two = api.post("/api-keys", name).by(ann).header(KEY, "k").send().expect(201);
    assertThat(two.text("/data/secret")).isNotEqualTo(one.text("/data/secret"));
    assertThat(two.header(REPLAYED)).isEmpty();
    api.post("/auth/logout").by(ann).header(KEY, "k").send().expect(204);
    api.post("/auth/logout").by(ann).header(KEY, "k").send().expect(401, "TOKEN_INVALID");
  }

  @Test
  void reads_and_other_writes_ignore_the_header() {
    Answer stone = write(ann, "k", STONE).expect(201);
    String path = "/resources/" + stone.text("/data/id");
    api.get(path).by(ann).header(KEY, "a b").send().expect(200);
    api.patch(path, "{\"title\": \"a\"}").by(ann).header(KEY, "p").send().expect(200);
    Answer second = api.patch(path, "{\"title\": \"b\"}").by(ann).header(KEY, "p").send();
    assertThat(second.expect(200).text("/data/title")).isEqualTo("b");
  }

  @Test
  void ten_at_once_make_one() {
    var answers = Race.of(10, _ -> write(ann, "race", STONE));
    assertThat(own(ann)).isEqualTo(1);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409))
        .filteredOn(answer -> answer.status() == 201)
        .extracting(Answer::body)
        .isNotEmpty()
        .containsOnly(write(ann, "race", STONE).expect(201).body());
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> answer.expect(409, "IDEMPOTENCY_IN_PROGRESS"));
  }

  private static final String CARL =
      "\"password\": \"nine dressed stones\", \"name\": \"Carl\", \"role\": \"user\"";

  private Answer write(Member who, String key, String body) {
    return api.post("/resources", body).by(who).header(KEY, key).send();
  }

  private Answer account(String purpose, String key, String body) {
    return api.post("/users", body).by(api.admin()).header(KEY, purpose + key).send();
  }

  private static String unique() {
    return "carl" + System.nanoTime() + "@example.org";
  }

  private long own(Member who) {
    return api.get("/resources?userId=me").by(who).send().expect(200).at("/meta/total").asLong();
  }

  /** Fails when all is done. */
  @Controller("${ashlar.base-path}/faults")
  @Requires(property = Faults.PROPERTY)
  @Tag(name = "faults", description = "Of tests")
  static final class Faults {
    private static final String PROPERTY = "ashlar.test.faults";

    private final CreateResource createResource;

    Faults(CreateResource createResource) {
      this.createResource = createResource;
    }

    @Post
    @Operation(operationId = "fail", summary = "Fail", description = "After the work.")
    HttpResponse<Void> fail(@Caller Viewer.SignedIn viewer) {
      createResource.handle(
          new CreateResource.Command(
              viewer, new Title("t"), Content.EMPTY, Tags.NONE, Status.DRAFT));
      throw new IllegalStateException("a fault of ours");
    }
  }
}
