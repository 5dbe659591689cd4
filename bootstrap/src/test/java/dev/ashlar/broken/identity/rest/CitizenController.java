package dev.ashlar.broken.identity.rest;

/** Breaks nothing. */
final class CitizenController {}
