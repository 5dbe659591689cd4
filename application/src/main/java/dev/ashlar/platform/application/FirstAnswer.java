package dev.ashlar.platform.application;

import java.util.Map;

/**
 * What a {@link RetryableRequest} was answered with when it was done.
 *
 * @param body empty where there was none
 */
public record FirstAnswer(int status, Map<String, String> headers, String body) {
  public FirstAnswer {
    headers = Map.copyOf(headers);
  }

  /** It may hold personal data: never shown by accident. */
  @Override
  public String toString() {
    return "FirstAnswer[" + status + "]";
  }
}
