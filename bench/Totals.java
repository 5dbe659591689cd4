import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Measures what exact totals cost those who write, and spare those who read. */
final class Totals {
  private static final int CONNECTIONS = 16;
  private static final int TURNS = 5;
  private static final Duration TURN = Duration.ofSeconds(4);
  private static final int RESOURCES = 100_000;
  private static final UUID USER = UUID.randomUUID();
  private static final String CONTENT = "Stone on stone. ".repeat(64);

  /** Into the table of Ashlar, whose triggers keep totals, or one like it without. */
  private static final String CREATE =
      """
      insert into %s (id, user_id, title, content, status, created_at, updated_at, published_at,
        version, tags)
      values (?, ?, ?, ?, 'published', now(), now(), now(), 1, ?)
      """;
  private static final String COUNT = "update bench.counter set resources = resources + 1";

  private static final String PAGE =
      """
      select t.total, r.*
      from (select %s as total) t left join (
          select id, user_id, title, status, tags, created_at, updated_at, published_at, version
          from content.resources where status = 'published' order by created_at desc, id limit 20
        ) r on true
      """;
  private static final String COUNTED =
      "(select count(*) from content.resources where status = 'published')";
  private static final String KEPT =
      """
      (select sum(resources) from (
        select resources from content.resource_counts
        where status = 'published' and subject = 'all'
        union all
        select resources from content.resource_count_changes
        where status = 'published' and subject = 'all') c)
      """;

  /** What one connection does over and over. */
  @FunctionalInterface
  private interface Work {
    void once(Connection connection) throws SQLException;
  }

  public static void main(String[] args) throws Exception {
    try (Connection connection = connect()) {
      try {
        prepare(connection);
        Map<String, Work> pages = new LinkedHashMap<>();
        pages.put("by count(*)", each -> read(each, PAGE.formatted(COUNTED)));
        pages.put("from counts and changes", each -> read(each, PAGE.formatted(KEPT)));
        compare("Pages a second of 100,000 resources, by how their total is read", pages);

        Map<String, Work> creations = new LinkedHashMap<>();
        creations.put("not at all", each -> create(each, "bench.resources"));
        creations.put("as changes that are folded", each -> create(each, "content.resources"));
        creations.put("in one row that all update", Totals::createAndCount);
        compare("Creations a second, by how totals are kept", creations);
      } finally {
        execute(connection, "drop schema if exists bench cascade");
        execute(connection, "delete from identity.users where id = ?", USER);
      }
    }
  }

  private static void prepare(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into identity.users (id, email, email_verified, username, name, password_hash, role,
          created_at, updated_at, version)
        values (?, ? || '@example.org', false, ?, 'Bench', 'none', 'creator', now(), now(), 1)
        """,
        USER,
        USER.toString(),
        USER.toString());
    execute(connection, "create schema bench");
    execute(connection, "create table bench.resources (like content.resources including all)");
    execute(
        connection,
        "alter table bench.resources add foreign key (user_id) references identity.users (id)"
            + " on delete cascade");
    execute(connection, "create table bench.counter (resources bigint)");
    execute(connection, "insert into bench.counter values (0)");
    fill(connection, "bench.resources");
    fill(connection, "content.resources");
  }

  private static void fill(Connection connection, String table) throws SQLException {
    execute(
        connection,
        """
        insert into %s (id, user_id, title, content, status, created_at, updated_at, published_at,
          version, tags)
        select gen_random_uuid(), ?, 'Wall ' || n, ?, 'published', now(), now(), now(), 1,
          array['a' || n %% 10, 'b' || n %% 100, 'c' || n %% 1000]
        from generate_series(1, ?) n
        """
            .formatted(table),
        USER,
        CONTENT,
        RESOURCES);
    execute(connection, "vacuum analyze " + table);
  }

  private static void create(Connection connection, String table) throws SQLException {
    int n = ThreadLocalRandom.current().nextInt(1_000);
    execute(
        connection,
        CREATE.formatted(table),
        UUID.randomUUID(),
        USER,
        "Wall " + n,
        CONTENT,
        connection.createArrayOf("text", new String[] {"a" + n % 10, "b" + n % 100, "c" + n}));
  }

  private static void createAndCount(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    create(connection, "bench.resources");
    execute(connection, COUNT);
    connection.commit();
  }

  private static void read(Connection connection, String page) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(page);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getLong("total");
        rows.getString("title");
      }
    }
  }

  /** In turns, so that whatever else goes on meets all of them; tells the medians. */
  private static void compare(String what, Map<String, Work> ways) throws Exception {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (Work way : ways.values()) {
      rate(way); // warm-up
    }
    for (int turn = 0; turn < TURNS; turn++) {
      for (Map.Entry<String, Work> way : ways.entrySet()) {
        rates.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(rate(way.getValue()));
      }
    }
    System.out.println(what + ":");
    double first = median(rates.values().iterator().next());
    rates.forEach(
        (name, each) ->
            System.out.printf(
                "  %-28s %,9.0f  %6.2f times the first%n",
                name, median(each), median(each) / first));
  }

  /** How often a second all connections together do it. */
  private static double rate(Work work) throws Exception {
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    long end = start + TURN.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (Connection connection = connect()) {
                    while (System.nanoTime() < end) {
                      work.once(connection);
                      done.increment();
                    }
                    return null;
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return done.sum() / ((System.nanoTime() - start) / 1e9);
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  /** To DATABASE_URL, else to the embedded PostgreSQL of the Ashlar that runs in ASHLAR_HOME. */
  private static Connection connect() throws SQLException, IOException {
    String url = System.getenv("DATABASE_URL");
    if (url != null) {
      URI uri = URI.create(url);
      String[] login = uri.getRawUserInfo().split(":", 2);
      return DriverManager.getConnection(
          "jdbc:postgresql://" + uri.getRawAuthority().replaceFirst(".*@", "") + uri.getRawPath(),
          URLDecoder.decode(login[0], UTF_8),
          login.length == 1 ? "" : URLDecoder.decode(login[1], UTF_8));
    }
    Path home = Path.of(System.getenv().getOrDefault("ASHLAR_HOME", ".ashlar"));
    String port = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/ashlar",
        "ashlar",
        Files.readString(home.resolve("postgres-password")).strip());
  }

  private Totals() {}
}
