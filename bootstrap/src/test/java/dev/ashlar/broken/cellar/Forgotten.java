package dev.ashlar.broken.cellar;

/** In a room that nobody knows. */
final class Forgotten {}
