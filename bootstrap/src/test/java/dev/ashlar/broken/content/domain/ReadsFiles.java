package dev.ashlar.broken.content.domain;

import java.nio.file.Path;

/** Uses a part of Java that isn't pure. */
record ReadsFiles(Path path) {}
