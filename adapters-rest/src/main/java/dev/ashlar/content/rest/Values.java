package dev.ashlar.content.rest;

import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.SearchText;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import io.micronaut.core.annotation.Introspected;

/** The domain's values that requests may hold: how each is made is worked out at compile time. */
@Introspected(
    classes = {
      Content.class,
      SearchText.class,
      Tag.class,
      TagPrefix.class,
      Tags.class,
      Title.class
    })
final class Values {
  private Values() {}
}
