package dev.ashlar.broken.platform.application;

import dev.ashlar.broken.content.application.Leaflets;

/** Serves everybody, and one of them above all. */
record KnowsContent(Leaflets leaflets) {}
