package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Puts another {@code JWT_SECRET} in place of the one there was, while clients go on. */
class KeyRotationIT {
  private static final String OLD = "the old secret of tests: at least 32 bytes";
  private static final String NEW = "the new secret of tests: at least 32 bytes";
  private static final int TABS = 4;

  /** One server is replaced by another: what the old one signed is good until it expires. */
  @Test
  void a_restart_with_another_secret_before_the_old_one_signs_nobody_out() throws Exception {
    try (Api old = Api.start(secrets(OLD))) {
      Member ann = old.register("ann");
      try (Api next = old.beside(secrets(NEW + "," + OLD))) {
        next.get("/users/me").by(ann).send().expect(200);
        Answer refreshed = refresh(next, ann.refreshToken()).expect(200);
        String token = refreshed.text("/data/tokens/accessToken");
        assertThat(kid(token)).isNotEqualTo(kid(ann.token()));
        next.get("/users/me").bearer(token).send().expect(200);
        next.get("/users/me").by(ann).send().expect(200);
      }
      try (Api last = old.beside(secrets(NEW))) {
        last.get("/users/me").by(ann).send().expect(401, "TOKEN_INVALID");
        refresh(last, ann.refreshToken()).expect(200); // no refresh token hangs on a secret
      }
    }
  }

  /**
   * Several servers are replaced one after the other: all believe the new secret before one signs
   * with it, and none believes the old one after its last token is gone.
   */
  @Test
  void no_request_fails_while_servers_with_other_secrets_take_over() throws Exception {
    try (Api old = Api.start(secrets(OLD));
        Load load = new Load(old);
        Api both = old.beside(secrets(OLD + "," + NEW))) {
      load.goOn();
      load.add(both);
      load.goOn();
      load.remove(old);
      try (Api next = old.beside(secrets(NEW + "," + OLD))) {
        load.add(next);
        load.goOn();
        load.remove(both);
        load.goOn(); // until every tab has a token of the new secret
        try (Api last = old.beside(secrets(NEW))) {
          load.add(last);
          load.goOn();
          load.remove(next);
          load.goOn();
          assertThat(load.stop()).isEmpty();
          assertThat(load.kids()).hasSize(2);
        }
      }
    }
  }

  /** Tabs that ask and refresh without a pause, each time one of the servers there are. */
  private static final class Load implements AutoCloseable {
    private final ReadWriteLock serving = new ReentrantReadWriteLock();
    private final List<Api> servers = new ArrayList<>();
    private final List<Semaphore> rounds =
        IntStream.range(0, TABS).mapToObj(_ -> new Semaphore(0)).toList();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(TABS);
    private volatile boolean stopped;

    Load(Api first) {
      servers.add(first);
      for (Semaphore round : rounds) {
        Member member = first.register("tab");
        threads.execute(() -> use(member, round));
      }
    }

    void add(Api server) {
      change(() -> servers.add(server));
    }

    /** Nobody asks it any more when this is done. */
    void remove(Api server) {
      change(() -> servers.remove(server));
    }

    /** Until every tab has asked every server, and refreshed at each. */
    void goOn() throws InterruptedException {
      for (Semaphore round : rounds) {
        round.drainPermits();
        assertThat(round.tryAcquire(5, 60, TimeUnit.SECONDS)).as(failures.toString()).isTrue();
      }
    }

    Queue<String> stop() throws InterruptedException {
      stopped = true;
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      return failures;
    }

    List<String> kids() {
      return tokens.stream().map(KeyRotationIT::kid).distinct().toList();
    }

    @Override
    public void close() {
      stopped = true;
      threads.shutdown();
    }

    private void use(Member member, Semaphore round) {
      String access = member.token();
      String refresh = member.refreshToken();
      while (!stopped) {
        for (int i = 0; i < 4; i++) {
          ask(access);
        }
        Answer fresh = refresh(refresh);
        if (fresh.status() == 200) {
          access = fresh.text("/data/tokens/accessToken");
          refresh = fresh.text("/data/tokens/refreshToken");
          tokens.add(access);
        }
        round.release();
      }
    }

    private void ask(String token) {
      serving.readLock().lock();
      try {
        note(next().get("/users/me").bearer(token).send());
      } finally {
        serving.readLock().unlock();
      }
    }

    private Answer refresh(String token) {
      serving.readLock().lock();
      try {
        return note(KeyRotationIT.refresh(next(), token));
      } finally {
        serving.readLock().unlock();
      }
    }

    private Answer note(Answer answer) {
      if (answer.status() != 200) {
        failures.add(answer.status() + " " + answer.body());
      }
      return answer;
    }

    private Api next() {
      return servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()));
    }

    private void change(Runnable change) {
      serving.writeLock().lock();
      try {
        change.run();
      } finally {
        serving.writeLock().unlock();
      }
    }
  }

  private static Map<String, String> secrets(String secrets) {
    return Map.of("JWT_SECRET", secrets);
  }

  private static Answer refresh(Api api, String token) {
    return api.post("/auth/refresh", "{\"refreshToken\": \"" + token + "\"}").send();
  }

  private static String kid(String jwt) {
    byte[] header = Base64.getUrlDecoder().decode(jwt.substring(0, jwt.indexOf('.')));
    return new String(header, UTF_8).replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
  }
}
