package dev.ashlar.broken.platform.rest;

/** Public, though no controller uses it. */
public final class LentToNobody {}
