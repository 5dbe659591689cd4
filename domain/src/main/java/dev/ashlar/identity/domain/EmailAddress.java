package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: a dot-atom (RFC 5322, 3.2.3) of 64 characters at most before
 * the at sign, and a dotted domain. Kept as sent, compared without regard to case.
 */
public record EmailAddress(String value) {
  public static final int MAX_LENGTH = 254; // RFC 5321, 4.5.3.1.3
  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern FORM =
      Pattern.compile(
          "(?=[^@]{1,64}@)" // RFC 5321, 4.5.3.1.1
              + (ATOM + "(?:\\." + ATOM + ")*@")
              + (LABEL + "(?:\\." + LABEL + ")+"));

  public EmailAddress {
    value = value.strip();
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new InvalidValue("INVALID_EMAIL", "Use an address such as ann@example.org.");
    }
  }

  /** The same for every way to write this address. */
  public String folded() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** Personal data: never shown by accident. */
  @Override
  public String toString() {
    return "EmailAddress[…]";
  }
}
