package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.FailedLogins.Counts;
import dev.ashlar.identity.application.LogIn.InvalidCredentials;
import dev.ashlar.identity.application.LogIn.Locked;
import dev.ashlar.identity.application.LogIn.SignedIn;
import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.Failures;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.InMemoryAuditTrail;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.LaterWork;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What identity relies on when it counts failed logins. */
public abstract class FailedLoginsContract {
  private static final int ROUNDS = 3;
  private static final Instant NOW = TestClock.START;
  private static final EmailHash ANN = new EmailHash("ann");
  private static final EmailHash BEE = new EmailHash("bee");
  private static final Network HERE = new Network("192.0.2.1");
  private static final Network THERE = new Network("2001:db8::1");
  private static final Counts NONE = new Counts(Failures.NONE, Failures.NONE);

  private final FakeSecrets secrets = new FakeSecrets();
  private final User ann = aUser().named("Ann").build();

  protected abstract FailedLogins failures();

  protected abstract Users users();

  protected abstract Sessions sessions();

  protected abstract Transactions transactions();

  @Test
  void find_none_where_there_were_none() {
    assertThat(failures().find(ANN, HERE)).isEqualTo(NONE);
    assertThat(lock(ANN, HERE)).isEqualTo(NONE);
    assertThat(failures().find(ANN, HERE)).isEqualTo(NONE);
  }

  @Test
  void find_what_was_saved() {
    var counts = new Counts(new Failures(3, NOW), new Failures(5, NOW.plusSeconds(1)));
    save(ANN, HERE, counts);
    assertThat(failures().find(ANN, HERE)).isEqualTo(counts);
    assertThat(lock(ANN, HERE)).isEqualTo(counts);
  }

  @Test
  void are_apart_by_email_and_those_of_strangers_together() {
    save(ANN, HERE, new Counts(new Failures(3, NOW), new Failures(5, NOW)));
    assertThat(failures().find(ANN, THERE))
        .isEqualTo(new Counts(Failures.NONE, new Failures(5, NOW)));
    assertThat(failures().find(BEE, HERE)).isEqualTo(NONE);
  }

  @Test
  void are_cleared_by_email_from_wherever() {
    for (var network : List.of(HERE, THERE)) {
      save(ANN, network, new Counts(new Failures(3, NOW), new Failures(5, NOW)));
      save(BEE, network, new Counts(new Failures(3, NOW), new Failures(5, NOW)));
    }
    transactions().run(() -> failures().clear(ANN));
    assertThat(failures().find(ANN, HERE)).isEqualTo(NONE);
    assertThat(failures().find(ANN, THERE)).isEqualTo(NONE);
    assertThat(failures().find(BEE, HERE).fromNetwork().count()).isEqualTo(3);
  }

  @Test
  void are_forgotten_in_batches_where_the_last_one_is_long_ago() {
    save(ANN, HERE, new Counts(new Failures(3, NOW), new Failures(5, NOW)));
    save(BEE, HERE, new Counts(new Failures(3, NOW.minusSeconds(1)), new Failures(5, NOW)));
    save(BEE, THERE, new Counts(new Failures(3, NOW.minusSeconds(9)), new Failures(5, NOW)));
    assertThat(sweep(1)).isEqualTo(1);
    assertThat(failures().find(BEE, HERE).fromNetwork().count()).isEqualTo(3);
    assertThat(sweep(10)).isEqualTo(1);
    assertThat(sweep(10)).isZero();
    assertThat(failures().find(ANN, HERE).fromNetwork().count()).isEqualTo(3);
    assertThat(failures().find(BEE, HERE))
        .isEqualTo(new Counts(Failures.NONE, new Failures(5, NOW)));
  }

  @RepeatedTest(ROUNDS)
  void of_a_hundred_wrong_guesses_at_once_five_are_settled() {
    users().add(ann);
    var logIn = logIn(failures(), new Meeting(100));
    var outcomes = Race.of(100, _ -> logIn.handle(guess("wrong")));
    assertThat(Collections.frequency(outcomes, new InvalidCredentials())).isEqualTo(5);
    assertThat(outcomes).filteredOn(Locked.class::isInstance).hasSize(95);
    assertThat(counted().fromNetwork().count()).isEqualTo(5);
  }

  /** A right one is settled only before the fifth wrong one, and lets five others be after it. */
  @RepeatedTest(ROUNDS)
  void of_a_hundred_guesses_at_once_the_right_one_is_settled_only_before_the_lock() {
    users().add(ann);
    var logIn = logIn(failures(), new Meeting(100));
    var outcomes = Race.of(100, i -> logIn.handle(guess(i == 50 ? "correct horse" : "wrong")));
    var wrong = Collections.frequency(outcomes, new InvalidCredentials());
    var admitted = outcomes.stream().filter(SignedIn.class::isInstance).count();
    assertThat(wrong).isBetween(5, admitted == 0 ? 5 : 9);
    assertThat(outcomes).filteredOn(Locked.class::isInstance).hasSize(100 - wrong - (int) admitted);
    assertThat(counted().fromNetwork().count()).isEqualTo(5);
  }

  @RepeatedTest(ROUNDS)
  void a_hundred_right_logins_at_once_all_succeed() {
    users().add(ann);
    save(hashOf(ann), HERE, new Counts(new Failures(2, NOW), new Failures(2, NOW)));
    var logIn = logIn(failures(), new Meeting(100));
    var outcomes = Race.of(100, _ -> logIn.handle(guess("correct horse")));
    assertThat(outcomes).allMatch(SignedIn.class::isInstance);
    assertThat(counted().fromNetwork().count()).isZero();
  }

  @RepeatedTest(ROUNDS)
  void logins_and_a_reset_of_the_password_take_their_locks_in_one_order() {
    users().add(ann);
    save(hashOf(ann), HERE, new Counts(new Failures(1, NOW), new Failures(1, NOW)));
    var logIn = logIn(failures(), new PlainHasher());
    Supplier<Boolean> right = () -> logIn.handle(guess("correct horse")) instanceof SignedIn;
    Supplier<Boolean> reset =
        () ->
            transactions()
                .run(() -> {
                  var locked = users().lock(ann.id()).isPresent();
                  lockout(failures()).lift(ann.email());
                  save(hashOf(ann), HERE, new Counts(new Failures(1, NOW), new Failures(1, NOW)));
                  return locked;
                });
    var outcomes =
        Race.between(IntStream.range(0, 20).boxed().flatMap(_ -> Stream.of(right, reset)).toList());
    assertThat(outcomes).containsOnly(true);
  }

  /** How many of so many wrong guesses at once are settled. */
  protected final int settled(int guesses, FailedLogins with) {
    users().add(ann);
    var logIn = logIn(with, new Meeting(guesses));
    return Collections.frequency(
        Race.of(guesses, _ -> logIn.handle(guess("wrong"))), new InvalidCredentials());
  }

  private LogIn logIn(FailedLogins with, PasswordHasher hasher) {
    var networks = InMemoryKnownNetworks.apart();
    return new LogIn(
        users(),
        hasher,
        lockout(with),
        new SignIn(
            sessions(),
            networks,
            secrets,
            new FakeAccessTokens(),
            SessionBuilder.LIFETIMES,
            new SequentialIds()),
        transactions(),
        new InMemoryAuditTrail(new InMemoryTransactions()),
        new LaterWork(),
        new TestClock());
  }

  private Lockout lockout(FailedLogins with) {
    return new Lockout(with, InMemoryKnownNetworks.apart(), secrets);
  }

  private static LogIn.Command guess(String password) {
    return new LogIn.Command(
        new EmailAddress("ann@example.org"),
        new PresentedPassword(password),
        new Device(Optional.empty(), Optional.of(HERE.value())));
  }

  private Counts counted() {
    return failures().find(hashOf(ann), HERE);
  }

  private EmailHash hashOf(User user) {
    return secrets.hash(user.email());
  }

  private Counts lock(EmailHash email, Network network) {
    return transactions().run(() -> failures().lock(email, network));
  }

  private void save(EmailHash email, Network network, Counts counts) {
    transactions()
        .run(() -> {
          failures().lock(email, network);
          failures().save(email, network, counts);
        });
  }

  private int sweep(int most) {
    return transactions().run(() -> failures().sweep(NOW, most));
  }

  /** Has as many guesses checked before one of them goes on, which takes no connection. */
  private static final class Meeting implements PasswordHasher {
    private final PasswordHasher hasher = new PlainHasher();
    private final CyclicBarrier everybody;

    Meeting(int guesses) {
      this.everybody = new CyclicBarrier(guesses);
    }

    @Override
    public boolean matches(PresentedPassword password, Optional<PasswordHash> hash) {
      try {
        everybody.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
      return hasher.matches(password, hash);
    }

    @Override
    public PasswordHash hash(RawPassword password) {
      return hasher.hash(password);
    }

    @Override
    public PasswordHash rehash(PresentedPassword password) {
      return hasher.rehash(password);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
      return hasher.isOutdated(hash);
    }
  }
}
