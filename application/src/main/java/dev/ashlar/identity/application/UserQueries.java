package dev.ashlar.identity.application;

import dev.ashlar.kernel.UserId;
import java.util.Optional;

/** Reads users for showing them. */
public interface UserQueries {
  Optional<Account> find(UserId id);
}
