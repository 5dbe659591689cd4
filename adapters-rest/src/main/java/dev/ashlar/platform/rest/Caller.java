package dev.ashlar.platform.rest;

import io.micronaut.core.bind.annotation.Bindable;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter that gets the viewer: a {@code Viewer.SignedIn}, or a {@code Viewer} where
 * the operation is {@link Anonymous}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Bindable
@Hidden
public @interface Caller {}
