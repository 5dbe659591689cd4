package dev.ashlar.platform.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the errors that an operation can answer with beside those that come with its nature (no or
 * a bad credential, an unreadable body, the service away); {@link OpenApi} documents them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Fails {
  ErrorCode[] value();
}
