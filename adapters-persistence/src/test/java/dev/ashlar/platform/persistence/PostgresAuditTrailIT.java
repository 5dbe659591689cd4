package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAuditTrailIT {
  private static final UserId ANN = new UserId(new UUID(1, 1));

  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Test
  void keeps_who_did_what_to_what() {
    record();
    assertThat(
            POSTGRES.query(
                """
                select concat_ws(' ', actor_id, action, target_type, target_id, outcome, count)
                from platform.audit_events
                """))
        .containsExactly(ANN.value() + " role.change user " + new UUID(2, 2) + " success 1");
  }

  @Test
  void forgets_what_was_undone() {
    assertThatThrownBy(() ->
            POSTGRES
                .get(Transactions.class)
                .run(() -> {
                  record();
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(POSTGRES.query("select id from platform.audit_events")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update platform.audit_events set outcome = 'failure'",
        "delete from platform.audit_events",
        "truncate platform.audit_events"
      })
  void lets_nobody_change_what_was_kept(String change) {
    record();
    assertThatThrownBy(() -> POSTGRES.execute(change)).hasMessageContaining("append-only");
    assertThat(POSTGRES.query("select outcome from platform.audit_events"))
        .containsExactly("success");
  }

  private static void record() {
    POSTGRES
        .get(AuditTrail.class)
        .record(AuditEvent.success(ANN, "role.change", "user", new UUID(2, 2)));
  }
}
