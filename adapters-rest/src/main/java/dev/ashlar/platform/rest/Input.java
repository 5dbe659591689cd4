package dev.ashlar.platform.rest;

/**
 * Marks a record that a client fills: a JSON body ({@code @Body}) or the query
 * ({@code @RequestBean}). Its components are the fields there may be, and their types say what each
 * may hold: a value type refuses what breaks its rule, {@link java.util.Optional} may be left out
 * or null, {@link Patch} tells the one from the other. One answer names all that is wrong.
 */
public interface Input {}
