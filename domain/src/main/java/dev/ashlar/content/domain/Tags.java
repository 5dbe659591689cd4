package dev.ashlar.content.domain;

import dev.ashlar.kernel.InvalidValue;
import java.util.List;

/** A resource's tags: at most 20, in the order given, none twice. */
public record Tags(List<Tag> list) {
  public static final int MAX_SIZE = 20;
  public static final Tags NONE = new Tags(List.of());

  public Tags {
    list = list.stream().distinct().toList();
    if (list.size() > MAX_SIZE) {
      throw new InvalidValue("TOO_MANY", "Use at most " + MAX_SIZE + " tags.");
    }
  }

  public List<String> names() {
    return list.stream().map(Tag::name).toList();
  }
}
