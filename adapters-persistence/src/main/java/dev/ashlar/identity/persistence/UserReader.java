package dev.ashlar.identity.persistence;

import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Row;
import java.sql.SQLException;

/** Reads rows of {@code identity.users}. */
final class UserReader {

  private UserReader() {}

  static User user(Row row) throws SQLException {
    return new User(
        new UserId(row.id("id")),
        new EmailAddress(row.text("email")),
        row.optionalText("pending_email").map(EmailAddress::new),
        row.flag("email_verified"),
        new Username(row.text("username")),
        new DisplayName(row.text("name")),
        row.optionalText("bio").map(Bio::new),
        row.optionalText("profile_picture_url").map(ProfilePictureUrl::new),
        new PasswordHash(row.text("password_hash")),
        Role.ofCode(row.text("role")),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.number("version"));
  }
}
