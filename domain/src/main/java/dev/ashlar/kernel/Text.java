package dev.ashlar.kernel;

/** The rules that every piece of text a user sends has to keep. Lengths are in code points. */
public final class Text {

  private Text() {}

  /** One line for people to read: trimmed, without control characters. */
  public static String line(String raw, int min, int max) {
    String line = raw.strip();
    if (line.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValue("CONTROL_CHARACTER", "Use one line without control characters.");
    }
    return within(line, min, max);
  }

  /** Free text, kept exactly as sent; everything but NUL may be in it. */
  public static String block(String raw, int max) {
    if (raw.indexOf('\0') >= 0) {
      throw new InvalidValue("CONTROL_CHARACTER", "The character NUL can't be stored.");
    }
    return within(raw, 0, max);
  }

  /** Made of whole characters: half of a pair has no form in UTF-8, and would become another. */
  public static String whole(String text) {
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new InvalidValue("BAD_UNICODE", "Half of a surrogate pair is not a character.");
    }
    return text;
  }

  private static String within(String text, int min, int max) {
    int length = whole(text).codePointCount(0, text.length());
    if (length < min) {
      throw new InvalidValue(
          "TOO_SHORT", length == 0 ? "Must not be empty." : "Use at least " + min + " characters.");
    }
    if (length > max) {
      throw new InvalidValue("TOO_LONG", "Use at most " + max + " characters, not " + length + ".");
    }
    return text;
  }
}
