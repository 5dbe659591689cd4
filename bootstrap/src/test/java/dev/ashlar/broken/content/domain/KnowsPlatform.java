package dev.ashlar.broken.content.domain;

import dev.ashlar.broken.platform.application.Outbox;

/** A rule of the business that hands something on by itself. */
record KnowsPlatform(Outbox outbox) {}
