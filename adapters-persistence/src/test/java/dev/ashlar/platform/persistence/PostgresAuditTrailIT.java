package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditQueries;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.AuditTrailContract;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAuditTrailIT extends AuditTrailContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @AfterEach
  void forgetRepetitions() {
    clock().advance(Duration.ofHours(1));
    trail().recordRepeated();
  }

  @Override
  protected AuditTrail trail() {
    return POSTGRES.get(AuditTrail.class);
  }

  @Override
  protected AuditQueries queries() {
    return POSTGRES.get(AuditQueries.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @Override
  protected TestClock clock() {
    return POSTGRES.get(TestClock.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update platform.audit_events set outcome = 'failure'",
        "delete from platform.audit_events",
        "truncate platform.audit_events"
      })
  void lets_nobody_change_what_was_kept(String change) {
    UserId ann = new UserId(new UUID(1, 1));
    trail().record(AuditEvent.success(ann, "logout", "session", new UUID(2, 2)));
    assertThatThrownBy(() -> POSTGRES.execute(change)).hasMessageContaining("append-only");
    assertThat(POSTGRES.query("select outcome from platform.audit_events"))
        .containsExactly("success");
  }
}
