package dev.ashlar.broken.content.rest;

import java.sql.Connection;

/** Uses the tool of another layer. */
record SpeaksSql(Connection connection) {}
