package dev.ashlar.platform.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Opens an operation to everybody. Without it, an operation asks for a valid credential. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Anonymous {

  /** Whether a credential that is presented all the same isn't even looked at. */
  boolean ignoresCredentials() default false;
}
