package dev.ashlar.platform.rest;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The envelope of one thing. */
@Serdeable
public record Data<T>(@Schema(type = "boolean", allowableValues = "true") boolean success, T data) {

  public static <T> Data<T> of(T data) {
    return new Data<>(true, data);
  }
}
