package dev.ashlar.identity.persistence;

import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer.Scope;
import dev.ashlar.platform.persistence.Row;
import java.sql.SQLException;

/** Reads rows of {@code identity.api_keys}. */
final class ApiKeyReader {

  private ApiKeyReader() {}

  static ApiKey key(Row row) throws SQLException {
    return new ApiKey(
        new ApiKeyId(row.id("id")),
        new UserId(row.id("user_id")),
        new ApiKeyName(row.text("name")),
        row.text("prefix"),
        new TokenHash(row.text("hash")),
        new Scopes(row.texts("scopes").stream().map(Scope::ofCode).toList()),
        row.instant("created_at"),
        row.optionalInstant("expires_at"),
        row.optionalInstant("last_used_at"));
  }
}
