package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Text;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a user's picture is found: an absolute https URL of at most 500 characters. */
public record ProfilePictureUrl(String value) {
  public static final int MAX_LENGTH = 500;

  public ProfilePictureUrl {
    value = Text.line(value, 1, MAX_LENGTH);
    if (!isHttps(value)) {
      throw new InvalidValue("INVALID_URL", "Use an https URL.");
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
