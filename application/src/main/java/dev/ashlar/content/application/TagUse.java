package dev.ashlar.content.application;

/**
 * How much a tag is used.
 *
 * @param resources how many published resources have it
 */
public record TagUse(String name, long resources) {}
