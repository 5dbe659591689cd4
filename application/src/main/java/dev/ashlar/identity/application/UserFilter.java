package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.UserSearch;
import dev.ashlar.kernel.Role;
import java.util.Optional;

/** Which users a list holds: those that match all that is given. */
public record UserFilter(Optional<Role> role, Optional<UserSearch> search) {
  public static final UserFilter NONE = new UserFilter(Optional.empty(), Optional.empty());
}
