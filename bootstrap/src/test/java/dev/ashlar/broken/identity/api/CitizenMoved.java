package dev.ashlar.broken.identity.api;

/** Breaks nothing. */
public record CitizenMoved(String name) {}
