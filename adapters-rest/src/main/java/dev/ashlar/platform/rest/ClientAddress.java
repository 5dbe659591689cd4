package dev.ashlar.platform.rest;

import io.micronaut.http.HttpRequest;

/** Which address a request comes from. */
public final class ClientAddress {

  private ClientAddress() {}

  /** An IPv4 or IPv6 address as {@link java.net.InetAddress} writes it. */
  public static String of(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress().getHostAddress();
  }
}
