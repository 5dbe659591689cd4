package dev.ashlar.identity.domain;

import java.util.UUID;

/** Identifies a session; the {@code sid} claim of its access tokens. */
public record SessionId(UUID value) {}
