package dev.ashlar.identity.persistence;

import dev.ashlar.identity.api.EmailChangeRequested;
import dev.ashlar.identity.api.EmailChanged;
import dev.ashlar.identity.api.EmailVerificationRequested;
import dev.ashlar.identity.api.PasswordResetRequested;
import dev.ashlar.identity.api.UserDeleted;
import io.micronaut.serde.annotation.SerdeImport;

/**
 * The events that identity keeps in the outbox: how each becomes JSON is worked out at compile
 * time.
 */
@SerdeImport(EmailChangeRequested.class)
@SerdeImport(EmailChanged.class)
@SerdeImport(EmailVerificationRequested.class)
@SerdeImport(PasswordResetRequested.class)
@SerdeImport(UserDeleted.class)
final class Events {
  private Events() {}
}
