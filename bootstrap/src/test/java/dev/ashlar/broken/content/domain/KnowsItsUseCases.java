package dev.ashlar.broken.content.domain;

import dev.ashlar.broken.content.application.Leaflets;

/** Looks outward. */
record KnowsItsUseCases(Leaflets leaflets) {}
