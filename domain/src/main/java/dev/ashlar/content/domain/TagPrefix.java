package dev.ashlar.content.domain;

import dev.ashlar.kernel.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a tag's name may begin: up to 50 of {@code a-z 0-9 -}, folded to lower case. */
public record TagPrefix(String value) {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9-]{0," + Tag.MAX_LENGTH + "}");
  public static final TagPrefix NONE = new TagPrefix("");

  public TagPrefix {
    value = value.strip();
    if (!FORM.matcher(value).matches()) { // before folding, as a tag
      throw new InvalidValue("INVALID_TAG", "Tags are made of the characters a-z, 0-9 and -.");
    }
    value = value.toLowerCase(Locale.ROOT);
  }
}
