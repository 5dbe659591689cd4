package dev.ashlar.platform.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Operations that issue or take secrets: they ignore an {@code Idempotency-Key}, so that nothing
 * secret is ever kept to be answered again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NeverReplayed {}
