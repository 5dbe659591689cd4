package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A user's public handle: 3 to 30 of {@code a-z 0-9 _}, folded to lower case, unique. */
public record Username(String value) {
  public static final int MIN_LENGTH = 3;
  public static final int MAX_LENGTH = 30;
  private static final Pattern FORM =
      Pattern.compile("[a-zA-Z0-9_]{" + MIN_LENGTH + "," + MAX_LENGTH + "}");
  private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9]+");
  private static final int SUFFIX_LENGTH = 8;

  public Username {
    value = value.strip();
    if (!FORM.matcher(value).matches()) { // before folding, which makes a k of the Kelvin sign
      throw new InvalidValue("INVALID_USERNAME", "Use 3 to 30 of the characters a-z, 0-9 and _.");
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /** A handle made from a name: {@code Zoë Müller} becomes {@code zoe_muller}. */
  public static Username from(DisplayName name) {
    String base = slug(name, MAX_LENGTH);
    return new Username(
        base.length() < MIN_LENGTH ? "user" + (base.isEmpty() ? "" : "_" + base) : base);
  }

  /** Another handle from the same name, told apart by the random tail of {@code salt}. */
  public static Username from(DisplayName name, UUID salt) {
    String base = slug(name, MAX_LENGTH - 1 - SUFFIX_LENGTH);
    String digits = salt.toString().replace("-", "");
    String suffix = digits.substring(digits.length() - SUFFIX_LENGTH);
    return new Username((base.isEmpty() ? "user" : base) + "_" + suffix);
  }

  private static String slug(DisplayName name, int max) {
    String plain =
        Normalizer.normalize(name.value(), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String slug = FOREIGN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("_");
    slug = slug.substring(0, Math.min(slug.length(), max));
    return slug.replaceAll("^_+|_+$", "");
  }
}
