package dev.ashlar.platform.rest;

import dev.ashlar.platform.application.RateLimits.Quota;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What requests of an operation are counted as; without it, as reads or writes by their method. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Limited {
  Quota value();
}
