package dev.ashlar.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ashlar.platform.application.AuditQueries;
import dev.ashlar.platform.application.DeliverEvent;
import dev.ashlar.platform.application.Deliveries;
import dev.ashlar.platform.application.Mailer;
import dev.ashlar.platform.application.RateLimits;
import dev.ashlar.platform.application.ReadAuditTrail;
import dev.ashlar.platform.application.Retries;
import dev.ashlar.platform.application.Subscriber;
import dev.ashlar.platform.application.SweepEvents;
import dev.ashlar.platform.application.SweepRetries;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.integration.BucketRateLimits;
import dev.ashlar.platform.integration.FileMailer;
import dev.ashlar.platform.integration.MasterSecrets;
import dev.ashlar.platform.integration.RedisRateLimits;
import dev.ashlar.platform.integration.SmtpMailer;
import dev.ashlar.platform.rest.AllowedOrigins;
import dev.ashlar.platform.rest.TrustedProxies;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what every context uses. */
@Factory
final class PlatformFactory {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformFactory.class);
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Unqualified names fail: every statement says whose schema it means. None runs longer than a
   * client waits, and a transaction whose process has vanished without a word lets go of its locks.
   */
  private static final String CONNECTION_SETTINGS =
      "set search_path to ''; set statement_timeout to '8s';"
          + " set idle_in_transaction_session_timeout to '60s'";

  /** The connections of this process. */
  record Pool(HikariDataSource dataSource) implements AutoCloseable {
    @Override
    public void close() {
      dataSource.close();
    }
  }

  /**
   * Made here and not from properties of the framework, where {@code $} and a brace in a password
   * would be replaced.
   */
  @Singleton
  @Bean(preDestroy = "close")
  Pool pool(Settings settings, DatabaseUrl url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password().value());
    config.setMaximumPoolSize(settings.database().poolSize());
    // A request that waits longer for a connection is better told that we are overloaded.
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED"); // whatever the database prefers
    config.setConnectionInitSql(CONNECTION_SETTINGS);
    return new Pool(new WatchedPool(config));
  }

  /** Apart from the pool, since what the framework wraps around a DataSource can't be closed. */
  @Singleton
  @Primary
  @Named("default")
  DataSource dataSource(Pool pool) {
    return pool.dataSource();
  }

  @Singleton
  TrustedProxies trustedProxies(Settings settings) {
    return settings.http().trustedProxies();
  }

  @Singleton
  AllowedOrigins allowedOrigins(Settings settings) {
    return settings.http().allowedOrigins();
  }

  @Singleton
  @Bean(preDestroy = "close")
  Limits limits(Settings settings, Clock clock) {
    if (!settings.http().limited()) {
      return new Limits((_, _) -> new RateLimits.Unlimited(), () -> {});
    }
    RateLimits near = new BucketRateLimits(clock);
    return settings
        .http()
        .redis()
        .map(url -> new RedisRateLimits(url.value(), near, clock))
        .map(shared -> new Limits(shared, shared::close))
        .orElseGet(() -> new Limits(near, () -> {}));
  }

  /** Limits, and what lets go of what they need. */
  record Limits(RateLimits limits, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  @Singleton
  RateLimits rateLimits(Limits limits) {
    return limits.limits();
  }

  @Singleton
  MasterSecrets masterSecrets(Settings settings) {
    return new MasterSecrets(settings.sessions().secrets().stream().map(Secret::value).toList());
  }

  @Singleton
  ReadAuditTrail readAuditTrail(AuditQueries queries) {
    return new ReadAuditTrail(queries);
  }

  @Singleton
  Mailer mailer(Settings settings, Clock clock) {
    Settings.Mail mail = settings.mail();
    return mail.smtp()
        .<Mailer>map(server -> new SmtpMailer(server, mail.from(), clock))
        .orElseGet(() -> new FileMailer(settings.home().resolve("mail"), mail.from(), clock));
  }

  @Singleton
  Ashlar.BeforeOpening mailThatReachesNobody(Settings settings) {
    return () -> {
      if (settings.stage() == Settings.Stage.PRODUCTION && settings.mail().smtp().isEmpty()) {
        LOG.warn("SMTP_URL is not set: mails are kept in ASHLAR_HOME and reach nobody.");
      }
    };
  }

  @Singleton
  DeliverEvent deliverEvent(
      Collection<Subscriber<?>> subscribers,
      Deliveries deliveries,
      Transactions transactions,
      Clock clock) {
    return new DeliverEvent(subscribers, deliveries, transactions, clock);
  }

  @Singleton
  SweepEvents sweepEvents(
      Deliveries deliveries, TaskLocks locks, Transactions transactions, Clock clock) {
    return new SweepEvents(deliveries, locks, transactions, clock);
  }

  @Singleton
  SweepRetries sweepRetries(
      Retries retries, TaskLocks locks, Transactions transactions, Clock clock) {
    return new SweepRetries(retries, locks, transactions, clock);
  }

  /** Tells the time in microseconds, as PostgreSQL keeps it. */
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
