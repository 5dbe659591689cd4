package dev.ashlar.platform.rest;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.HexFormat;

/** Which address a request comes from: see {@link Forwarding}. */
public final class ClientAddress {
  private static final String ATTRIBUTE = "ashlar.client";
  private static final int V4_BYTES = 4;

  private ClientAddress() {}

  static void set(HttpRequest<?> request, InetAddress address) {
    request.setAttribute(ATTRIBUTE, address);
  }

  /** An IPv4 or IPv6 address as {@link InetAddress} writes it. */
  public static String of(HttpRequest<?> request) {
    return get(request).getHostAddress();
  }

  /**
   * What a client can't leave at will: its IPv4 address, or the first half of its IPv6 address,
   * since whoever has one has all that begin so (RFC 6177).
   */
  static String network(HttpRequest<?> request) {
    byte[] address = get(request).getAddress();
    return address.length == V4_BYTES
        ? of(request)
        : HexFormat.of().formatHex(address, 0, address.length / 2) + "/64";
  }

  private static InetAddress get(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, InetAddress.class)
        .orElseGet(() -> request.getRemoteAddress().getAddress());
  }
}
