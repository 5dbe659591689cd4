package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A password as a person typed it, in NFC: 8 to 128 code points, anything but control characters,
 * no composition rules (OWASP ASVS 5.0, 6.2). Never stored, printed or compared but by a hasher.
 */
public record RawPassword(String value) {
  public static final int MIN_LENGTH = 8;
  public static final int MAX_LENGTH = 128;

  public RawPassword {
    value = PresentedPassword.normalized(value);
    int length = value.codePointCount(0, value.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new InvalidValue(
          length < MIN_LENGTH ? "TOO_SHORT" : "TOO_LONG", "Use 8 to 128 characters.");
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValue("CONTROL_CHARACTER", "Leave control characters out.");
    }
  }

  /** The same in whatever case it is typed. */
  public String folded() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** Whether somebody who knows these public facts would try this password first. */
  public boolean isGuessableFrom(EmailAddress email, Username username, DisplayName name) {
    return value.equalsIgnoreCase(email.value())
        || value.equalsIgnoreCase(username.value())
        || value.equalsIgnoreCase(Normalizer.normalize(name.value(), Normalizer.Form.NFC));
  }

  @Override
  public String toString() {
    return "RawPassword[…]";
  }
}
