package dev.ashlar.platform.application;

/**
 * A request whose client says by an {@code Idempotency-Key} that it may be sent again and is to be
 * done once (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param id the same for the same caller, route and key; nobody can tell the key from it
 * @param fingerprint the same for the same body; nobody can tell the body from it
 */
public record RetryableRequest(String id, String fingerprint) {}
