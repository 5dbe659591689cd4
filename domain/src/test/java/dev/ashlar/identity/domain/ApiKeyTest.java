package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");

  @Test
  void is_good_until_the_moment_it_expires() {
    var key = key(Optional.of(NOW), Optional.empty());
    assertThat(key.isExpired(NOW.minusNanos(1_000))).isFalse();
    assertThat(key.isExpired(NOW)).isTrue();
    assertThat(key(Optional.empty(), Optional.empty()).isExpired(Instant.MAX)).isFalse();
  }

  @Test
  void is_told_apart_by_its_last_use() {
    assertThat(key(Optional.empty(), Optional.empty()).version()).isZero();
    assertThat(key(Optional.empty(), Optional.of(NOW)).version()).isEqualTo(1_767_225_600_123_456L);
  }

  @Test
  void has_scopes_in_one_order_and_none_twice() {
    assertThat(new Scopes(List.of(Scope.WRITE, Scope.READ, Scope.WRITE)).codes())
        .containsExactly("read", "write");
    assertThat(Scopes.ALL.codes()).containsExactly("read", "write");
    assertThat(Refused.code(() -> new Scopes(List.of()))).isEqualTo("TOO_FEW");
  }

  @Test
  void has_a_name_on_one_line() {
    assertThat(new ApiKeyName(" nightly import ").value()).isEqualTo("nightly import");
    assertThat(Refused.code(() -> new ApiKeyName(" "))).isEqualTo("TOO_SHORT");
    assertThat(Refused.code(() -> new ApiKeyName("x".repeat(101)))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> new ApiKeyName("a\nb"))).isEqualTo("CONTROL_CHARACTER");
  }

  private static ApiKey key(Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {
    return new ApiKey(
        new ApiKeyId(new UUID(1, 1)),
        new UserId(new UUID(2, 2)),
        new ApiKeyName("import"),
        "ak_kY2v",
        new TokenHash("hash"),
        Scopes.ALL,
        NOW,
        expiresAt,
        lastUsedAt);
  }
}
