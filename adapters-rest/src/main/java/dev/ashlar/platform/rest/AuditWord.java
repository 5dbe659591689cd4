package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Text;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/** What an event of the audit trail is looked for by. */
@Introspected
@Schema(type = "string", minLength = 1, maxLength = AuditWord.MAX_LENGTH)
record AuditWord(String value) {
  static final int MAX_LENGTH = 300;

  AuditWord {
    value = Text.line(value, 1, MAX_LENGTH);
  }
}
