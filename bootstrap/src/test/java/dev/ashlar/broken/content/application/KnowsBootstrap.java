package dev.ashlar.broken.content.application;

import dev.ashlar.broken.bootstrap.Wiring;

/** Looks at the place that puts it together. */
record KnowsBootstrap(Wiring wiring) {}
