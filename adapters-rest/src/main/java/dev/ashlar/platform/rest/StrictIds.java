package dev.ashlar.platform.rest;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads ids. Java alone would take {@code 1-1-1-1-1} for one. */
@Singleton
public final class StrictIds implements TypeConverter<String, UUID> {

  /** The id that this is the usual form of. */
  public static Optional<UUID> read(String text) {
    try {
      UUID id = UUID.fromString(text);
      return Optional.of(id).filter(read -> read.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<UUID> convert(String text, Class<UUID> type, ConversionContext context) {
    return read(text);
  }
}
