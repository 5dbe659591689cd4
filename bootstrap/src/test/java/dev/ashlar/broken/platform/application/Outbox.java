package dev.ashlar.broken.platform.application;

/** Breaks nothing. */
public interface Outbox {}
