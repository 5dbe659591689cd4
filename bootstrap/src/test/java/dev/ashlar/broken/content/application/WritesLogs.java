package dev.ashlar.broken.content.application;

import org.slf4j.Logger;

/** Uses a library. */
record WritesLogs(Logger log) {}
