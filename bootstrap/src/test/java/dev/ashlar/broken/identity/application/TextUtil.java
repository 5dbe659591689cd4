package dev.ashlar.broken.identity.application;

/** Named for nothing. */
final class TextUtil {}
