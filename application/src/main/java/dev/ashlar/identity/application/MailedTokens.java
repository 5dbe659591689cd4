package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Secret;
import dev.ashlar.platform.application.Seals;
import java.util.Optional;

/**
 * How a token travels from the use case that made it to the mail that carries it: sealed, so that
 * the database alone yields none.
 */
public final class MailedTokens {
  private static final String PURPOSE = "mail";
  private final Seals seals;

  public MailedTokens(Seals seals) {
    this.seals = seals;
  }

  String seal(Secret token) {
    return seals.seal(PURPOSE, token.value());
  }

  Optional<Secret> open(String sealed) {
    return seals.open(PURPOSE, sealed).map(Secret::new);
  }
}
