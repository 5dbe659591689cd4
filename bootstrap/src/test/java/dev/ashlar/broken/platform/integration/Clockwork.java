package dev.ashlar.broken.platform.integration;

/** Breaks nothing. */
final class Clockwork {}
