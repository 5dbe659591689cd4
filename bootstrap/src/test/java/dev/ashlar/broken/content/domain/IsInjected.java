package dev.ashlar.broken.content.domain;

import jakarta.inject.Provider;

/** Uses a framework. */
record IsInjected(Provider<String> title) {}
