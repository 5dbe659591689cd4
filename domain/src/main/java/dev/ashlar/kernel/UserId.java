package dev.ashlar.kernel;

import java.util.UUID;

/** Identifies a user in every context; a UUID v7 (RFC 9562) made by the application. */
public record UserId(UUID value) {}
