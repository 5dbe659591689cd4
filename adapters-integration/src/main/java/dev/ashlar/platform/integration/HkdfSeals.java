package dev.ashlar.platform.integration;

import dev.ashlar.platform.application.Seals;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A key of its own for each purpose and secret: the newest seals, all open. */
@Singleton
final class HkdfSeals implements Seals {
  private final MasterSecrets secrets;
  private final Map<String, List<SealingKey>> keys = new ConcurrentHashMap<>();

  HkdfSeals(MasterSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String seal(String purpose, String text) {
    return keys(purpose).getFirst().seal(text);
  }

  @Override
  public Optional<String> open(String purpose, String sealed) {
    return keys(purpose).stream().flatMap(key -> key.open(sealed).stream()).findFirst();
  }

  private List<SealingKey> keys(String purpose) {
    return keys.computeIfAbsent(
        purpose,
        _ ->
            secrets.values().stream()
                .map(secret -> SealingKey.of(secret, "ashlar " + purpose + " v1"))
                .toList());
  }
}
