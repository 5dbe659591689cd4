package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.RefreshToken.Retirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final SealedSecret NEXT = new SealedSecret("sealed");

  private final RefreshToken fresh =
      RefreshToken.issue(new TokenHash("hash"), new SessionId(new UUID(1, 1)), NOW);

  @Test
  void has_no_successor_before_its_first_use() {
    assertThat(fresh.isRetired()).isFalse();
    assertThat(fresh.successor(GRACE, NOW)).isEmpty();
  }

  @Test
  void is_retired_by_its_first_use() {
    var used = fresh.retire(NEXT, NOW.plus(GRACE));
    assertThat(used.isRetired()).isTrue();
    assertThat(used.retirement()).contains(new Retirement(NOW.plus(GRACE), Optional.of(NEXT)));
    assertThat(used.hash()).isEqualTo(fresh.hash());
    assertThat(used.session()).isEqualTo(fresh.session());
    assertThat(used.issuedAt()).isEqualTo(NOW);
  }

  @Test
  void answers_with_its_successor_until_the_grace_is_over() {
    var used = fresh.retire(NEXT, NOW);
    assertThat(used.successor(GRACE, NOW)).contains(NEXT);
    assertThat(used.successor(GRACE, NOW.plus(GRACE).minus(MICROSECOND))).contains(NEXT);
    assertThat(used.successor(GRACE, NOW.plus(GRACE))).isEmpty();
    assertThat(used.successor(GRACE, NOW.plus(GRACE).plus(MICROSECOND))).isEmpty();
  }

  @Test
  void has_no_grace_where_the_settings_give_none() {
    assertThat(fresh.retire(NEXT, NOW).successor(Duration.ZERO, NOW)).isEmpty();
  }

  @Test
  void has_no_successor_once_that_is_erased() {
    var erased =
        new RefreshToken(
            fresh.hash(), fresh.session(), NOW, Optional.of(new Retirement(NOW, Optional.empty())));
    assertThat(erased.successor(GRACE, NOW)).isEmpty();
    assertThat(erased.isRetired()).isTrue();
  }
}
