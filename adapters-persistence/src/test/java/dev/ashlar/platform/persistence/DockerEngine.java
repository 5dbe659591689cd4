package dev.ashlar.platform.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a Docker engine beforehand whether a container can start. Testcontainers finds that out by
 * trying for minutes where there is an engine but no way to a registry.
 */
final class DockerEngine {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration PULL = Duration.ofMinutes(2);

  private final Path socket;

  private DockerEngine(Path socket) {
    this.socket = socket;
  }

  /** What is missing to run this image by Testcontainers; empty when it can run. */
  static Optional<String> lacks(String image) {
    var host =
        Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock");
    if (!host.startsWith("unix://")) {
      return Optional.of("DOCKER_HOST is no Unix socket");
    }
    var socket = Path.of(host.substring("unix://".length()));
    if (!Files.exists(socket)) {
      return Optional.of("no Docker engine");
    }
    var engine = new DockerEngine(socket);
    return needed(image).stream()
        .filter(needed -> !engine.has(needed) && !engine.pulls(needed))
        .findFirst()
        .map(missing -> "the Docker engine neither has nor gets " + missing);
  }

  /** What Testcontainers 2.0 starts beside the image itself, unless it is told otherwise. */
  private static List<String> needed(String image) {
    var images = new ArrayList<>(List.of(image));
    if (!"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
      images.add(configured("TESTCONTAINERS_RYUK_CONTAINER_IMAGE", "testcontainers/ryuk:0.14.0"));
    }
    if (Files.exists(Path.of("/.dockerenv"))) {
      images.add(configured("TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE", "alpine:3.17"));
    }
    return images;
  }

  private static String configured(String variable, String otherwise) {
    return Optional.ofNullable(System.getenv(variable)).orElse(otherwise);
  }

  private boolean has(String image) {
    return succeeds("GET /images/%s/json".formatted(image));
  }

  /** The engine answers as soon as the registry has: a pull that can't come isn't waited for. */
  private boolean pulls(String image) {
    var colon = image.lastIndexOf(':');
    var name = image.substring(0, colon);
    var tag = image.substring(colon + 1);
    return succeeds("POST /images/create?fromImage=%s&tag=%s".formatted(name, tag)) && has(image);
  }

  private boolean succeeds(String request) {
    var success = new CompletableFuture<Boolean>();
    var end = new CompletableFuture<Void>();
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(
          UTF_8.encode(request + " HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n"));
      Thread.ofVirtual()
          .start(() -> {
            var lines = new BufferedReader(Channels.newReader(channel, UTF_8)).lines();
            try {
              lines.forEach(line -> success.complete(line.contains(" 200 ")));
            } catch (UncheckedIOException e) {
              success.complete(false);
            }
            success.complete(false);
            end.complete(null);
          });
      if (!success.get(ANSWER.toSeconds(), TimeUnit.SECONDS)) {
        return false;
      }
      end.get(PULL.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (IOException | ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
