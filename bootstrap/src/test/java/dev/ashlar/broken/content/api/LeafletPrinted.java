package dev.ashlar.broken.content.api;

/** Breaks nothing. */
public record LeafletPrinted(String title) {}
