package dev.ashlar.broken.identity.application;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes ids and chance by itself. */
final class ThrowsDice {
  private final Supplier<UUID> ids = UUID::randomUUID;
  private final Random random = new Random();

  UUID next() {
    return random.nextBoolean() ? ids.get() : UUID.nameUUIDFromBytes(new byte[0]);
  }
}
