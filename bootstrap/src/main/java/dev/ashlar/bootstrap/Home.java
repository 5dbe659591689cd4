package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** The directory where Ashlar keeps what it makes for itself; nobody else may look into it. */
final class Home {
  private static final FileAttribute<?> OURS_ALONE = mode("rwx------");
  private static final FileAttribute<?> READ_BY_US_ALONE = mode("rw-------");

  private final Path path;

  private Home(Path path) {
    this.path = path;
  }

  static Home at(Path path) {
    try {
      Files.createDirectories(path, OURS_ALONE);
      return new Home(path.toRealPath());
    } catch (IOException e) {
      throw new StartFailure(
          "ASHLAR_HOME can't be used: %s. Set it to a directory that this user can write."
              .formatted(e),
          e);
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /**
   * A random secret, the same at every call. A file appears under its name only when it is complete
   * and safely on disk, and never replaces another: a crash leaves no half secret, and of two that
   * race both go on with the secret of the winner.
   */
  Secret secret(String name) {
    var file = file(name);
    try {
      if (!Files.exists(file)) {
        var draft = file(name + "." + UUID.randomUUID());
        try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), READ_BY_US_ALONE)) {
          channel.write(ByteBuffer.wrap(random().getBytes(UTF_8)));
          channel.force(true);
        }
        try {
          Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
          // Another process was faster: its secret counts.
        } finally {
          Files.delete(draft);
        }
      }
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new StartFailure("A secret can't be kept in ASHLAR_HOME: %s.".formatted(e), e);
    }
  }

  /**
   * Makes this home ours until the claim is closed or the process ends, however it ends.
   *
   * <p>The holder's name stands in a file of its own: a process that closes a locked file loses its
   * lock, even where it had opened the file a second time only to read it.
   */
  Claim claim() {
    var holder = file("holder");
    var current = ProcessHandle.current();
    var self =
        current.pid() + current.info().startInstant().map(start -> " since " + start).orElse("");
    try {
      if (Files.exists(holder) && Files.readString(holder).equals(self)) {
        throw taken(self);
      }
      var lock = FileChannel.open(file("lock"), CREATE, WRITE);
      if (!locked(lock)) {
        lock.close();
        throw taken(Files.exists(holder) ? Files.readString(holder) : "unknown");
      }
      Files.writeString(holder, self);
      return new Claim(lock, holder);
    } catch (IOException e) {
      throw new StartFailure("ASHLAR_HOME can't be locked: %s.".formatted(e), e);
    }
  }

  /** Holds the lock of a home. */
  record Claim(FileChannel lock, Path holder) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(holder);
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Deletes a directory of things that can be made again. */
  static void discard(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var all = Files.walk(directory)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private StartFailure taken(String holder) {
    return new StartFailure(
        "%s is in use by another Ashlar (process %s). Stop that one, or give this one an ASHLAR_HOME or DATABASE_URL of its own."
            .formatted(path, holder));
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static String random() {
    var bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
