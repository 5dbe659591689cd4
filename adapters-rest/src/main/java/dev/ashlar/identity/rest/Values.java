package dev.ashlar.identity.rest;

import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.UserSearch;
import dev.ashlar.identity.domain.Username;
import io.micronaut.core.annotation.Introspected;

/** The domain's values that requests may hold: how each is made is worked out at compile time. */
@Introspected(
    classes = {
      ApiKeyName.class,
      Bio.class,
      DisplayName.class,
      EmailAddress.class,
      PresentedPassword.class,
      ProfilePictureUrl.class,
      RawPassword.class,
      Scopes.class,
      Secret.class,
      UserSearch.class,
      Username.class
    })
final class Values {
  private Values() {}
}
