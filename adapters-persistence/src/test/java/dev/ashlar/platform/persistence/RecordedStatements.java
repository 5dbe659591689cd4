package dev.ashlar.platform.persistence;

import static java.util.stream.Collectors.toCollection;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Sees every statement that runs through a pool of the tests, and refuses those that name the
 * schema of another context than the one they come from: such a statement fails whichever test runs
 * it. Whoever counts statements asks {@link #of} for them.
 */
public final class RecordedStatements implements QueryExecutionListener {

  /** Puts itself around every pool that Micronaut makes, by being on the classpath of the tests. */
  @Singleton
  @Order(Ordered.HIGHEST_PRECEDENCE) // while it is still the pool and nobody's proxy
  static final class Listener implements BeanCreatedEventListener<DataSource> {
    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      return around(event.getBean(), ((HikariDataSource) event.getBean()).getJdbcUrl());
    }
  }

  /**
   * A statement that ran.
   *
   * @param frames methods of ours on the stack, the nearest first: {@code
   *     dev.ashlar.content.persistence.PostgresResources.add}
   */
  public record Statement(String sql, List<String> frames) {
    /** {@code broken} holds what breaks the rules on purpose, in a house of the same plan. */
    private static final Pattern OWNER =
        Pattern.compile("dev\\.ashlar\\.(?:broken\\.)?(\\w+)\\..*");

    /** Literals and comments: names in there name nothing. */
    private static final Pattern NO_NAMES =
        Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern QUALIFIER = Pattern.compile("(\\w+)\\s*\\.\\s*\\w");

    /** Whose the nearest frame is, but for {@link Sql}, which all stores speak by. */
    public String owner() {
      return frames.stream()
          .filter(frame -> !frame.startsWith(Sql.class.getName() + "."))
          .map(OWNER::matcher)
          .filter(Matcher::matches)
          .map(frame -> frame.group(1))
          .findFirst()
          .orElse("platform");
    }

    /** The schemas of contexts and platform that it names. */
    public Set<String> schemas() {
      return schemasIn(sql);
    }

    /** Whether a method of this class or package is on the stack. */
    public boolean isFrom(String name) {
      return frames.stream().anyMatch(frame -> frame.startsWith(name + "."));
    }

    private boolean isForeign() {
      return schemas().stream()
          .anyMatch(schema -> !schema.equals("platform") && !schema.equals(owner()));
    }
  }

  private static final Set<String> SCHEMAS =
      Migrations.SERIES.stream().map(Migrations.Series::schema).collect(toCollection(TreeSet::new));

  private static final Map<String, RecordedStatements> BY_DATABASE = new ConcurrentHashMap<>();

  private final Queue<Statement> statements = new ConcurrentLinkedQueue<>();
  private final DataSource pool;

  private RecordedStatements(DataSource pool) {
    this.pool = pool;
  }

  /** What ran on this database through the pool that was made last. */
  public static RecordedStatements of(TestDatabase database) {
    return BY_DATABASE.get(nameIn(database.jdbcUrl()));
  }

  /** The same watch over connections that don't come from Micronaut. */
  public static DataSource around(DataSource source, String jdbcUrl) {
    var recorded = new RecordedStatements(source);
    BY_DATABASE.put(nameIn(jdbcUrl), recorded);
    return ProxyDataSourceBuilder.create(source).listener(recorded).build();
  }

  /** The schemas of contexts and platform that some SQL names. */
  public static Set<String> schemasIn(String sql) {
    var names = Statement.NO_NAMES.matcher(sql).replaceAll(" ").replace("\"", "");
    return Statement.QUALIFIER
        .matcher(names.toLowerCase(Locale.ROOT))
        .results()
        .map(result -> result.group(1))
        .filter(SCHEMAS::contains)
        .collect(toCollection(TreeSet::new));
  }

  public List<Statement> statements() {
    return List.copyOf(statements);
  }

  /** The connections that Ashlar itself gets. */
  public DataSource pool() {
    return pool;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    var frames = frames();
    for (var query : queries) {
      var statement = new Statement(query.getQuery(), frames);
      statements.add(statement);
      if (statement.isForeign()) {
        throw new IllegalStateException(
            "A statement of %s names %s: %s (docs/decisions/0005)"
                .formatted(statement.owner(), statement.schemas(), statement.sql()));
      }
    }
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

  private static List<String> frames() {
    return StackWalker.getInstance()
        .walk(stack ->
            stack
                .filter(frame -> frame.getClassName().startsWith("dev.ashlar."))
                .filter(
                    frame -> !frame.getClassName().startsWith(RecordedStatements.class.getName()))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList());
  }

  private static String nameIn(String jdbcUrl) {
    return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }
}
