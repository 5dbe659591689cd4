package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Text;
import java.text.Normalizer;

/** A password presented to prove who one is. Whether it keeps today's rules doesn't matter. */
public record PresentedPassword(String value) {
  /** In UTF-16 units: no password is longer in any form, and normalising takes quadratic time. */
  private static final int MOST = 1_024;

  public PresentedPassword {
    value = normalized(value);
  }

  /** The password in NFC, so that it is the same from every keyboard. */
  static String normalized(String password) {
    if (password.length() > MOST) {
      throw new InvalidValue("TOO_LONG", "No password is as long as this.");
    }
    return Normalizer.normalize(Text.whole(password), Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return "PresentedPassword[…]";
  }
}
