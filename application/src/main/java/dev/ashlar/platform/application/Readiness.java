package dev.ashlar.platform.application;

/** Whether this instance can serve requests now: what it depends on answers. */
@FunctionalInterface
public interface Readiness {
  boolean isReady();
}
