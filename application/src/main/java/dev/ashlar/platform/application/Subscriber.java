package dev.ashlar.platform.application;

import java.util.UUID;

/**
 * Does something about events of one type. It is told at least once of each: who does a thing that
 * must not be done twice knows the event by its id.
 */
public interface Subscriber<E extends PublishedEvent> {

  /** Its stable name: what is on its way to it is kept under this. */
  String name();

  /** The events that it takes: their {@code TYPE}. */
  String type();

  /** What they are read into. */
  Class<E> event();

  /**
   * Runs outside transactions and ends well within {@link Delivery#FIRST_WAIT}. Whatever it throws
   * has the event delivered again later.
   *
   * @throws dev.ashlar.kernel.Unavailable if what it needs is away, which it has said then
   * @throws dev.ashlar.kernel.InvalidValue if it can never be done: trying again changes nothing
   */
  void handle(UUID eventId, E event);
}
