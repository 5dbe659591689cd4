package dev.ashlar.platform.application;

import dev.ashlar.kernel.InvalidValue;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A mail to one address: plain ASCII, so that nothing on its way breaks or encodes it, and nothing
 * in it that could become a header (CWE-93).
 *
 * @param id of the event that it tells of: the same mail again has the same
 * @param text lines that end with {@code \n}
 */
public record Mail(UUID id, String to, String subject, String text) {
  private static final Pattern ADDRESS =
      Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9.-]+");
  private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,78}");
  private static final Pattern TEXT = Pattern.compile("([ -~]{0,900}\n)+"); // RFC 5322, 2.1.1

  /**
   * @throws InvalidValue if it isn't such a mail
   */
  public Mail {
    require("address", ADDRESS, to);
    require("subject", SUBJECT, subject);
    require("text", TEXT, text);
  }

  private static void require(String what, Pattern form, String given) {
    if (!form.matcher(given).matches()) {
      throw new InvalidValue("INVALID_MAIL", "This can't be the " + what + " of a mail.");
    }
  }

  /** Holds personal data and secrets: never shown by accident. */
  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
