package dev.ashlar.platform.application;

import java.util.Optional;

/**
 * Where the work under way comes from.
 *
 * @param ip the client's address; personal data
 * @param requestId the request's {@code X-Request-Id}
 */
public record RequestOrigin(String ip, String requestId) {

  /** Knows it wherever a request is being answered. */
  @FunctionalInterface
  public interface Source {

    /** Empty outside requests: nobody asked, the clock did. */
    Optional<RequestOrigin> current();
  }

  @Override
  public String toString() {
    return "RequestOrigin[" + requestId + "]";
  }
}
