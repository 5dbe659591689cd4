package dev.ashlar.content.domain;

import java.util.UUID;

/** Identifies a resource; a UUID v7 (RFC 9562) made by the application. */
public record ResourceId(UUID value) {}
