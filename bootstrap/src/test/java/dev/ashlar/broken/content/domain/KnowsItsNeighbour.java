package dev.ashlar.broken.content.domain;

import dev.ashlar.broken.identity.domain.Citizen;

/** Looks past the api of another context. */
record KnowsItsNeighbour(Citizen citizen) {}
