package dev.ashlar.content.domain;

import dev.ashlar.kernel.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** A word to find resources by: 1 to 50 of {@code a-z 0-9 -}, folded to lower case. */
public record Tag(String name) {
  public static final int MAX_LENGTH = 50;
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9-]{1," + MAX_LENGTH + "}");

  public Tag {
    name = name.strip();
    if (!FORM.matcher(name).matches()) { // before folding, which makes a k of the Kelvin sign
      throw new InvalidValue("INVALID_TAG", "Use 1 to 50 of the characters a-z, 0-9 and -.");
    }
    name = name.toLowerCase(Locale.ROOT);
  }
}
