package dev.ashlar.platform.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For whom a request was forwarded: whoever is connected, or, if that is a trusted proxy, the last
 * address before the trusted ones that {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239)
 * names. What stands before that one, the client may have written itself.
 */
@Singleton
final class Forwarding {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  /** An address, in brackets if it is IPv6, with a port or without. */
  private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^]]*)]|([^:]*))(?::[^:]*)?");

  private final TrustedProxies trusted;

  Forwarding(TrustedProxies trusted) {
    this.trusted = trusted;
  }

  InetAddress client(HttpRequest<?> request) {
    InetAddress peer = peer(request);
    if (!trusted.include(peer)) {
      return peer;
    }
    Set<InetAddress> named =
        Stream.of(
                line(request, FORWARDED_FOR).map(line -> List.of(line.split(",", -1))),
                forwarded(request).map(ForwardedHeader::nodes))
            .flatMap(Optional::stream)
            .map(nodes -> client(peer, nodes))
            .collect(Collectors.toSet());
    // Proxies write one of the headers and let the client's other one pass: if they differ, who
    // knows which is true?
    return named.size() == 1 ? named.iterator().next() : peer;
  }

  /** Whether the client asked over TLS. */
  boolean isSecure(HttpRequest<?> request) {
    return request.isSecure() || (trusted.include(peer(request)) && isForwardedSecure(request));
  }

  private static boolean isForwardedSecure(HttpRequest<?> request) {
    return line(request, FORWARDED_PROTO).filter(Forwarding::beginsSecure).isPresent()
        || forwarded(request).filter(ForwardedHeader::isSecure).isPresent();
  }

  private static boolean beginsSecure(String protocols) {
    return protocols.split(",", 2)[0].strip().equalsIgnoreCase("https");
  }

  /** Whom the nodes lead to, as far as each is known and trusted by the one behind it. */
  private InetAddress client(InetAddress peer, List<String> nodes) {
    InetAddress client = peer;
    for (String node : nodes.reversed()) {
      Optional<InetAddress> before = trusted.include(client) ? read(node) : Optional.empty();
      if (before.isEmpty()) {
        break; // nobody to be trusted says anything, or nothing that is an address
      }
      client = before.get();
    }
    return client;
  }

  private static Optional<InetAddress> read(String node) {
    String text = node.strip();
    Matcher parts = WITH_PORT.matcher(text);
    if (!parts.matches()) {
      return IpAddress.read(text); // IPv6 as it is
    }
    return IpAddress.read(parts.group(1) == null ? parts.group(2) : parts.group(1));
  }

  private static InetAddress peer(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress();
  }

  private static Optional<ForwardedHeader> forwarded(HttpRequest<?> request) {
    return line(request, HttpHeaders.FORWARDED).map(ForwardedHeader::read);
  }

  /** A header that may have come in several lines. */
  private static Optional<String> line(HttpRequest<?> request, String name) {
    List<String> lines = request.getHeaders().getAll(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
  }
}
