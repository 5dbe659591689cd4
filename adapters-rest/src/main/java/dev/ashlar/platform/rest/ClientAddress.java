package dev.ashlar.platform.rest;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;

/** Which address a request comes from: see {@link Forwarding}. */
public final class ClientAddress {
  private static final String ATTRIBUTE = "ashlar.client";

  private ClientAddress() {}

  static void set(HttpRequest<?> request, InetAddress address) {
    request.setAttribute(ATTRIBUTE, address);
  }

  /** An IPv4 or IPv6 address as {@link InetAddress} writes it. */
  public static String of(HttpRequest<?> request) {
    return get(request).getHostAddress();
  }

  private static InetAddress get(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, InetAddress.class)
        .orElseGet(() -> request.getRemoteAddress().getAddress());
  }
}
