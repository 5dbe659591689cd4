package dev.ashlar.broken.platform.persistence;

/** Its text may come from anywhere. */
record Sql(String text) {}
