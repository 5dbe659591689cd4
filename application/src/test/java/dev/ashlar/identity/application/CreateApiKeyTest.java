package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.CreateApiKey.Created;
import dev.ashlar.identity.application.CreateApiKey.ExpiryPast;
import dev.ashlar.identity.application.CreateApiKey.Outcome;
import dev.ashlar.identity.application.CreateApiKey.TooMany;
import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewer.Scope;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.AuditEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateApiKeyTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Viewer.SignedIn ann;

  @BeforeEach
  void register_ann() {
    ann = identity.viewer(identity.register("Ann").tokens()).orElseThrow();
  }

  @Test
  void makes_a_key_that_tells_its_secret_once() {
    var end = identity.clock.instant().plusSeconds(1);
    var created = (Created) create(ann, new Scopes(List.of(Scope.READ)), Optional.of(end));
    assertThat(created.key().name()).isEqualTo("import");
    assertThat(created.key().scopes()).containsExactly("read");
    assertThat(created.key().createdAt()).isEqualTo(identity.clock.instant());
    assertThat(created.key().expiresAt()).contains(end);
    assertThat(created.key().lastUsedAt()).isEmpty();
    assertThat(created.secret().text()).startsWith(created.key().prefix());
    assertThat(keys()).containsExactly(created.key());
  }

  @Test
  void keeps_the_hash_of_the_secret_alone() {
    var created = (Created) create(ann, Scopes.ALL, Optional.empty());
    var random = created.secret().random();
    assertThat(identity.apiKeys.find(identity.secrets.hash(random))).isPresent();
    assertThat(created.toString()).doesNotContain(random.value());
  }

  @Test
  void gives_each_key_a_secret_of_its_own() {
    var one = (Created) create(ann, Scopes.ALL, Optional.empty());
    var other = (Created) create(ann, Scopes.ALL, Optional.empty());
    assertThat(one.secret()).isNotEqualTo(other.secret());
    assertThat(one.key().id()).isNotEqualTo(other.key().id());
  }

  @Test
  void is_accounted_for() {
    var created = (Created) create(ann, Scopes.ALL, Optional.empty());
    assertThat(identity.audit.events())
        .contains(AuditEvent.success(ann.id(), "api-key.create", "api-key", created.key().id()));
  }

  @Test
  void refuses_a_key_that_would_have_expired() {
    var now = identity.clock.instant();
    assertThat(create(ann, Scopes.ALL, Optional.of(now))).isEqualTo(new ExpiryPast());
    assertThat(create(ann, Scopes.ALL, Optional.of(Instant.EPOCH))).isEqualTo(new ExpiryPast());
    assertThat(create(ann, Scopes.ALL, Optional.of(now.plusNanos(1_000))))
        .isInstanceOf(Created.class);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void refuses_one_more_than_a_user_may_have_and_accounts_for_none() {
    IntStream.range(0, ApiKey.MOST_OF_A_USER)
        .forEach(_ -> create(ann, Scopes.ALL, Optional.empty()));
    var events = identity.audit.events();
    assertThat(create(ann, Scopes.ALL, Optional.empty())).isEqualTo(new TooMany());
    assertThat(identity.audit.events()).isEqualTo(events);
  }

  @Test
  void refuses_an_api_key() {
    var key = Viewers.key(ann.id());
    assertThatThrownBy(() -> create(key, Scopes.ALL, Optional.empty()))
        .isInstanceOf(Forbidden.class);
    assertThat(keys()).isEmpty();
  }

  @Test
  void refuses_a_session_that_ended_meanwhile() {
    identity.logOut.handle(ann);
    assertThatThrownBy(() -> create(ann, Scopes.ALL, Optional.empty()))
        .isInstanceOf(ViewerGone.class);
    assertThat(keys()).isEmpty();
  }

  @Test
  void refuses_who_was_deleted_meanwhile() {
    identity.users.remove(ann.id());
    assertThatThrownBy(() -> create(ann, Scopes.ALL, Optional.empty()))
        .isInstanceOf(ViewerGone.class);
  }

  @Test
  void is_for_the_viewer_alone() {
    create(ann, Scopes.ALL, Optional.empty());
    var bee = id(identity.register("Bee").user());
    assertThat(identity.apiKeys.list(bee, new PageRequest(1, 20)).items()).isEmpty();
  }

  private Outcome create(Viewer.SignedIn viewer, Scopes scopes, Optional<Instant> expiresAt) {
    return identity.createApiKey.handle(
        new CreateApiKey.Command(viewer, new ApiKeyName("import"), scopes, expiresAt));
  }

  private List<ApiKeyView> keys() {
    return identity.apiKeys.list(ann.id(), new PageRequest(1, 20)).items();
  }
}
