package dev.ashlar.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.FailedLogins;
import dev.ashlar.identity.application.FailedLoginsContract;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import java.time.Instant;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresFailedLoginsIT extends FailedLoginsContract {
  private static final int GUESSES = 8; // fewer than connections

  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @Override
  protected FailedLogins failures() {
    return POSTGRES.get(FailedLogins.class);
  }

  @Override
  protected Users users() {
    return POSTGRES.get(Users.class);
  }

  @Override
  protected Sessions sessions() {
    return POSTGRES.get(Sessions.class);
  }

  @Override
  protected Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  /**
   * The races of the contract are won by the row lock: without it each guess counts as the first.
   */
  @Test
  void without_the_row_lock_all_guesses_are_settled() {
    assertThat(settled(GUESSES, new WithoutLock(failures()))).isEqualTo(GUESSES);
  }

  @Test
  void with_the_row_lock_five_are() {
    assertThat(settled(GUESSES, failures())).isEqualTo(5);
  }

  /**
   * Reads where it should lock; the worst that may happen then is that all read before one writes.
   */
  private record WithoutLock(FailedLogins failures, CyclicBarrier everybody)
      implements FailedLogins {

    WithoutLock(FailedLogins failures) {
      this(failures, new CyclicBarrier(GUESSES));
    }

    @Override
    public Counts find(EmailHash email, Network network) {
      return failures.find(email, network);
    }

    @Override
    public Counts lock(EmailHash email, Network network) {
      Counts read = failures.find(email, network);
      try {
        everybody.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
      return read;
    }

    @Override
    public void save(EmailHash email, Network network, Counts counts) {
      failures.save(email, network, counts);
    }

    @Override
    public void clear(EmailHash email) {
      failures.clear(email);
    }

    @Override
    public int sweep(Instant lastBefore, int most) {
      return failures.sweep(lastBefore, most);
    }
  }
}
