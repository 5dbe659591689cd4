package dev.ashlar.platform.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** All that the {@link Outbox} has to deliver yet, and the events themselves. */
public interface Deliveries {

  /**
   * The delivery to one of these subscribers that is due longest, locked until the transaction
   * ends. One that somebody else has locked is passed over.
   */
  Optional<Delivery> lockDue(Collection<String> subscribers, Instant now);

  /** Stores a delivery as it is now, unless somebody has begun another attempt since. */
  void save(Delivery delivery);

  /** Forgets a delivery that is done. */
  void remove(Delivery delivery);

  /** The event, as it was added. */
  <E extends PublishedEvent> E event(UUID id, Class<E> type);

  /**
   * Deletes events that were added before that moment and are on their way to nobody.
   *
   * @param most how many at once
   * @return how many it deleted
   */
  int sweep(Instant addedBefore, int most);
}
