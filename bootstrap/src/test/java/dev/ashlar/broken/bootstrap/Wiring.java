package dev.ashlar.broken.bootstrap;

/** Breaks nothing. */
public final class Wiring {}
