package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What identity relies on when it tells networks apart that an account was signed in to from. */
public abstract class KnownNetworksContract {
  private static final Instant NOW = TestClock.START;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Network HERE = new Network("192.0.2.1");
  private static final Network THERE = new Network("2001:db8::1");

  private final User ann = aUser().named("Ann").build();
  private final User bee = aUser().named("Bee").build();

  protected abstract KnownNetworks networks();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void register() {
    users().add(ann);
    users().add(bee);
  }

  @Test
  void know_from_where_an_account_was_signed_in_to() {
    remember(ann, HERE, NOW);
    assertThat(knows(ann, HERE, NOW)).isTrue();
    assertThat(knows(ann, THERE, NOW)).isFalse();
    assertThat(knows(bee, HERE, NOW)).isFalse();
  }

  @Test
  void know_since_when() {
    remember(ann, HERE, NOW);
    assertThat(knows(ann, HERE, NOW.minus(DAY))).isTrue();
    assertThat(knows(ann, HERE, NOW.plusNanos(1_000))).isFalse();
  }

  @Test
  void know_no_network_of_nobody() {
    remember(ann, HERE, NOW);
    assertThat(networks().knows(Optional.empty(), HERE, NOW)).isFalse();
  }

  @Test
  void note_the_last_time_to_the_day() {
    remember(ann, HERE, NOW);
    remember(ann, HERE, NOW.plus(DAY));
    assertThat(knows(ann, HERE, NOW.plusNanos(1_000))).isFalse();
    remember(ann, HERE, NOW.plus(DAY).plusNanos(1_000));
    assertThat(knows(ann, HERE, NOW.plus(DAY).plusNanos(1_000))).isTrue();
  }

  @Test
  void go_with_their_account() {
    remember(ann, HERE, NOW);
    transactions().run(() -> users().remove(ann.id()));
    users().add(ann);
    assertThat(knows(ann, HERE, NOW)).isFalse();
  }

  @Test
  void are_forgotten_in_batches_where_nobody_came_from_there_for_long() {
    remember(ann, HERE, NOW);
    remember(ann, THERE, NOW.minus(DAY));
    remember(bee, HERE, NOW.minus(DAY));
    assertThat(sweep(1)).isEqualTo(1);
    assertThat(sweep(10)).isEqualTo(1);
    assertThat(sweep(10)).isZero();
    assertThat(knows(ann, HERE, NOW)).isTrue();
    assertThat(knows(ann, THERE, Instant.EPOCH)).isFalse();
    assertThat(knows(bee, HERE, Instant.EPOCH)).isFalse();
  }

  @Test
  void are_noted_once_by_many_logins_at_once() {
    Race.of(
        20,
        _ -> {
          remember(ann, HERE, NOW);
          return true;
        });
    assertThat(knows(ann, HERE, NOW)).isTrue();
    assertThat(transactions().<Integer>run(() -> networks().sweep(NOW.plus(DAY), 10))).isOne();
  }

  private boolean knows(User user, Network network, Instant since) {
    return networks().knows(Optional.of(user.id()), network, since);
  }

  private void remember(User user, Network network, Instant at) {
    transactions().run(() -> networks().remember(user.id(), network, at));
  }

  private int sweep(int most) {
    return transactions().run(() -> networks().sweep(NOW, most));
  }
}
