package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.Authenticator;
import dev.ashlar.platform.application.SequentialIds;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokeApiKeyTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Viewer.SignedIn ann;
  private CreateApiKey.Created created;

  @BeforeEach
  void make_a_key() {
    var tokens = identity.register("Ann").tokens();
    ann = identity.viewer(tokens).orElseThrow();
    created = identity.createApiKey(tokens);
  }

  @Test
  void refuses_the_key_from_then_on() {
    revoke(ann, ExpectedVersion.ANY);
    assertThat(identity.authenticate.authenticate(created.secret().text()))
        .isEqualTo(new Authenticator.Invalid());
    assertThat(identity.audit.events())
        .contains(AuditEvent.success(ann.id(), "api-key.revoke", "api-key", created.key().id()));
  }

  @Test
  void twice_finds_nothing() {
    revoke(ann, ExpectedVersion.ANY);
    assertThatThrownBy(() -> revoke(ann, ExpectedVersion.ANY)).isInstanceOf(NotFound.class);
  }

  @Test
  void finds_no_key_of_somebody_else_not_even_for_an_admin() {
    var bee = identity.viewer(identity.register("Bee").tokens()).orElseThrow();
    assertThatThrownBy(() -> revoke(bee, ExpectedVersion.ANY)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> revoke(Viewers.admin(bee.id()), ExpectedVersion.ANY))
        .isInstanceOf(NotFound.class);
    assertThat(works()).isTrue();
  }

  @Test
  void finds_no_unknown_key() {
    var unknown = new ApiKeyId(SequentialIds.id(99));
    assertThatThrownBy(() ->
            identity.revokeApiKey.handle(
                new RevokeApiKey.Command(ann, unknown, ExpectedVersion.ANY)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void refuses_an_api_key_even_to_take_itself_back() {
    assertThatThrownBy(() -> revoke(Viewers.key(ann.id()), ExpectedVersion.ANY))
        .isInstanceOf(Forbidden.class);
    assertThat(works()).isTrue();
  }

  @Test
  void leaves_a_key_that_was_used_since_it_was_read() {
    var stale = new ExpectedVersion(Optional.of(Set.of(created.key().version() + 1)));
    assertThatThrownBy(() -> revoke(ann, stale)).isInstanceOf(StaleVersion.class);
    revoke(ann, new ExpectedVersion(Optional.of(Set.of(created.key().version()))));
    assertThat(works()).isFalse();
  }

  private void revoke(Viewer.SignedIn viewer, ExpectedVersion expected) {
    identity.revokeApiKey.handle(
        new RevokeApiKey.Command(viewer, new ApiKeyId(created.key().id()), expected));
  }

  private boolean works() {
    return identity.authenticate.authenticate(created.secret().text())
        instanceof Authenticator.Granted;
  }
}
