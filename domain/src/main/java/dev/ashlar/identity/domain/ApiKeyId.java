package dev.ashlar.identity.domain;

import java.util.UUID;

/** Identifies an API key; a UUID v7 (RFC 9562) made by the application. */
public record ApiKeyId(UUID value) {}
