package dev.ashlar.broken.kernel;

/** Breaks nothing by itself. */
public record Word(String text) {}
