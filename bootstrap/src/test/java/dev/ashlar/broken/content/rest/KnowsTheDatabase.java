package dev.ashlar.broken.content.rest;

import dev.ashlar.broken.content.persistence.LeafletRow;

/** Looks at the adapter beside it. */
record KnowsTheDatabase(LeafletRow row) {}
