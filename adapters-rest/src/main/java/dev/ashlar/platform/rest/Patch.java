package dev.ashlar.platform.rest;

import java.util.Optional;

/**
 * A member of a JSON Merge Patch (RFC 7396). Left out, it changes nothing; {@code null} clears,
 * which only a {@code Patch<Optional<T>>} takes.
 */
public record Patch<T>(Optional<T> given) {}
