package dev.ashlar.platform.integration;

import java.util.Optional;

/**
 * Who takes our mail, and who we are there.
 *
 * @param tls from the first byte on; otherwise as soon as the server offers it
 */
public record SmtpServer(boolean tls, String host, int port, Optional<Login> login) {

  /** What the server knows us by. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[…]";
    }
  }

  /** The place alone, for people: {@code host:port}. */
  public String place() {
    return host + ":" + port;
  }
}
