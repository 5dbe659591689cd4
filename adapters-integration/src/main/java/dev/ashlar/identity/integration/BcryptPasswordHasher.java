package dev.ashlar.identity.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.ashlar.identity.application.PasswordHasher;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.integration.LogContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * bcrypt over base64(HMAC-SHA-384(label, password)), so that nothing past bcrypt's 72 bytes is cut.
 * The key is a public label: there is no secret to lose. Hashing runs on a few threads of its own
 * and refuses work past a bounded queue, so that a storm of logins doesn't slow everything else.
 */
@Singleton
final class BcryptPasswordHasher implements PasswordHasher {
  private static final String SCHEME = "{bcrypt-hmac-sha384}";
  private static final SecretKeySpec LABEL =
      new SecretKeySpec("ashlar password v1".getBytes(UTF_8), "HmacSHA384");
  private static final int QUEUE = 100;

  private final int cost;
  private final ThreadPoolExecutor threads;
  private final PasswordHash nobody;

  BcryptPasswordHasher(CryptoSettings settings) {
    this.cost = settings.bcryptCost();
    int cores = Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("password-hashing-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    this.nobody = hash(new RawPassword("nobody has this password"));
  }

  @Override
  public PasswordHash hash(RawPassword password) {
    return hash(password.value());
  }

  @Override
  public PasswordHash rehash(PresentedPassword password) {
    return hash(password.value());
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return cost(bcrypt(hash)) != cost;
  }

  @Override
  public boolean matches(PresentedPassword password, Optional<PasswordHash> hash) {
    byte[] bcrypt = bcrypt(hash.orElse(nobody));
    return run(() -> verify(digest(password.value()), bcrypt)) && hash.isPresent();
  }

  private PasswordHash hash(String password) {
    return run(() -> {
      byte[] hash = BCrypt.withDefaults().hash(cost, digest(password));
      return new PasswordHash(SCHEME + new String(hash, UTF_8));
    });
  }

  /**
   * A hash of a lower cost takes as long as one of today's, or time would tell who has an account
   * and didn't come by since: each cost is twice the work of the one below.
   */
  private boolean verify(byte[] digest, byte[] bcrypt) {
    for (int missing = cost(bcrypt); missing < cost; missing++) {
      BCrypt.withDefaults().hash(missing, digest);
    }
    return BCrypt.verifyer().verify(digest, bcrypt).verified;
  }

  private static byte[] bcrypt(PasswordHash hash) {
    if (!hash.value().startsWith(SCHEME)) {
      throw new IllegalStateException("a stored password has an unknown scheme");
    }
    return hash.value().substring(SCHEME.length()).getBytes(UTF_8);
  }

  /** The two digits in {@code $2a$12$…}. */
  private static int cost(byte[] bcrypt) {
    return Integer.parseInt(new String(bcrypt, 4, 2, UTF_8));
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }

  private <T> T run(Callable<T> work) {
    try {
      FutureTask<T> task = new FutureTask<>(work);
      threads.execute(LogContext.kept(task));
      return task.get();
    } catch (RejectedExecutionException e) {
      throw new Unavailable("Too many people are signing in at this moment.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The server is shutting down.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing a password failed", e.getCause());
    }
  }

  private static byte[] digest(String password) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(LABEL.getAlgorithm());
    mac.init(LABEL);
    return Base64.getEncoder().encode(mac.doFinal(password.getBytes(UTF_8)));
  }
}
