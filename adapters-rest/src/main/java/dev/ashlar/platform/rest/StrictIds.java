package dev.ashlar.platform.rest;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads ids in paths. Java alone would take {@code 1-1-1-1-1} for one. */
@Singleton
final class StrictIds implements TypeConverter<String, UUID> {

  @Override
  public Optional<UUID> convert(String text, Class<UUID> type, ConversionContext context) {
    try {
      UUID id = UUID.fromString(text);
      return Optional.of(id).filter(read -> read.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      context.reject(e);
      return Optional.empty();
    }
  }
}
