package dev.ashlar.platform.application;

/**
 * A fact that a context tells its neighbours, and whoever listens outside: a record in the
 * context's {@code api}, of ids, text, numbers and instants.
 */
public interface PublishedEvent {

  /** Its stable name, with a version: {@code identity.user-deleted.v1}. */
  String type();
}
