package dev.ashlar.identity.domain;

import java.time.Duration;

/**
 * How long credentials live.
 *
 * @param access of an access token
 * @param grace for which a retired refresh token still answers with its successor
 * @param idle of a session that isn't refreshed
 * @param absolute of a session, however often it is refreshed
 */
public record Lifetimes(Duration access, Duration grace, Duration idle, Duration absolute) {}
