package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a user's picture is found: an absolute https URL of at most 500 characters. */
public record ProfilePictureUrl(String value) {
  public static final int MAX_LENGTH = 500;

  public ProfilePictureUrl {
    value = value.strip();
    if (value.length() > MAX_LENGTH || !isHttps(value)) {
      throw new InvalidValue(
          "INVALID_URL", "Use an https URL of at most " + MAX_LENGTH + " characters.");
    }
  }

  private static boolean isHttps(String value) {
    try {
      URI uri = new URI(value);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
