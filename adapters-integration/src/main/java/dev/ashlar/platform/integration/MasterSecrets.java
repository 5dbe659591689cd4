package dev.ashlar.platform.integration;

import java.util.List;

/**
 * What an installation keeps to itself, and what every key of it comes from.
 *
 * @param values each of 32 bytes or more: the first makes what is new, all are believed
 */
public record MasterSecrets(List<String> values) {
  public MasterSecrets {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return "MasterSecrets[…]";
  }
}
