package dev.ashlar.broken.identity.domain;

/** Breaks nothing. */
public record Citizen(String name) {}
