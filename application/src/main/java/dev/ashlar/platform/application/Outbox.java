package dev.ashlar.platform.application;

/**
 * Facts on their way out (the transactional outbox pattern): an event added in a transaction is
 * delivered at least once after it commits, and never when it doesn't.
 */
@FunctionalInterface
public interface Outbox {
  void add(PublishedEvent event);
}
