package dev.ashlar.platform.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where the example of an operation's answer differs from those of its fields, so that it fits what
 * was asked: a JSON object, merged into the example's {@code data}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Example {
  String value();
}
