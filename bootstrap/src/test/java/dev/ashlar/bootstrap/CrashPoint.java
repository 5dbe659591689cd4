package dev.ashlar.bootstrap;

import dev.ashlar.platform.application.Mailer;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Moments at which a process of the tests ends as if it were killed, on its way to send a mail. */
enum CrashPoint {
  /** The event is written and not committed. */
  BEFORE_COMMIT,
  /** It is committed, and nobody has begun to deliver it. */
  AFTER_COMMIT,
  /** The attempt is counted, and nothing sent. */
  BEFORE_DELIVERY,
  /** The mail server has taken the mail, and nobody here has heard of it. */
  AFTER_DELIVERY,
  /** The mail is known to be sent, and that isn't noted. */
  BEFORE_MARKING;

  private static final String PROPERTY = "ashlar.test.crash";
  static final int STATUS = 137;

  /** The option of a JVM that is to end here. */
  String option() {
    return "-D" + PROPERTY + "=" + name();
  }

  private void reached(CrashPoint point) {
    if (this == point) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  /** Ends it at statements. */
  @Singleton
  @Requires(property = PROPERTY)
  @Order(Ordered.HIGHEST_PRECEDENCE + 1) // next to the watch on statements, before any other proxy
  static final class AtStatements
      implements BeanCreatedEventListener<DataSource>, QueryExecutionListener {
    private final CrashPoint chosen;

    AtStatements(@Value("${" + PROPERTY + "}") String chosen) {
      this.chosen = CrashPoint.valueOf(chosen);
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      return ProxyDataSourceBuilder.create(event.getBean()).listener(this).build();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      if (isAny(queries, "update platform.outbox_deliveries")) {
        chosen.reached(AFTER_COMMIT);
      }
      if (isAny(queries, "delete from platform.outbox_deliveries")) {
        chosen.reached(BEFORE_MARKING);
      }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      if (isAny(queries, "insert into platform.outbox_deliveries")) {
        chosen.reached(BEFORE_COMMIT);
      }
    }

    private static boolean isAny(List<QueryInfo> queries, String text) {
      return queries.stream()
          .anyMatch(query -> query.getQuery().toLowerCase(Locale.ROOT).contains(text));
    }
  }

  /** Ends it around the mail server. */
  @Singleton
  @Requires(property = PROPERTY)
  static final class AtMails implements BeanCreatedEventListener<Mailer> {
    private final CrashPoint chosen;

    AtMails(@Value("${" + PROPERTY + "}") String chosen) {
      this.chosen = CrashPoint.valueOf(chosen);
    }

    @Override
    public Mailer onCreated(BeanCreatedEvent<Mailer> event) {
      return mail -> {
        chosen.reached(BEFORE_DELIVERY);
        event.getBean().send(mail);
        chosen.reached(AFTER_DELIVERY);
      };
    }
  }
}
