package dev.ashlar.broken.kernel;

import dev.ashlar.broken.identity.domain.Citizen;

/** A word that belongs to one context. */
record KnowsAContext(Citizen citizen) {}
