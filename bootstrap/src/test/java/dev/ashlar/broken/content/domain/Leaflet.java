package dev.ashlar.broken.content.domain;

import dev.ashlar.broken.kernel.Word;

/** Breaks nothing. */
public record Leaflet(Word title) {}
