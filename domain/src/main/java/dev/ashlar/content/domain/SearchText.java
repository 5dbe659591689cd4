package dev.ashlar.content.domain;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Text;
import java.util.regex.Pattern;

/**
 * What is looked for in titles and contents, in the language of search engines: at most 20 words in
 * 200 characters. Nothing in it is wrong, for what means nothing is passed over.
 */
public record SearchText(String value) {
  public static final int MAX_LENGTH = 200;
  public static final int MAX_WORDS = 20;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  public SearchText {
    value = Text.line(value, 1, MAX_LENGTH);
    if (WORD.matcher(value).results().count() > MAX_WORDS) {
      throw new InvalidValue("TOO_MANY_WORDS", "Use at most " + MAX_WORDS + " words.");
    }
  }

  /** May be personal data: never shown by accident. */
  @Override
  public String toString() {
    return "SearchText[…]";
  }
}
