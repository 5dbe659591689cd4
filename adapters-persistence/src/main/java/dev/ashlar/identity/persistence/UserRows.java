package dev.ashlar.identity.persistence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, UUID> {

  @Query(
      """
      insert into identity.users (id, email, pending_email, email_verified, username, name, bio,
        profile_picture_url, password_hash, role, created_at, updated_at, version)
      values (:id, :email, :pendingEmail, :emailVerified, :username, :name, :bio,
        :profilePictureUrl, :passwordHash, :role, :createdAt, :updatedAt, :version)
      on conflict do nothing
      """)
  int insert(UserRow user);

  @Query(
      """
      update identity.users set email = :email, pending_email = :pendingEmail,
        email_verified = :emailVerified, username = :username, name = :name, bio = :bio,
        profile_picture_url = :profilePictureUrl, password_hash = :passwordHash, role = :role,
        updated_at = :updatedAt, version = :version
      where id = :id and version = :version - 1
      """)
  int update(UserRow user);

  Optional<UserRow> findById(UUID id);

  @Query("select * from identity.users where id = :id for update")
  Optional<UserRow> lock(UUID id);

  @Query("select * from identity.users where lower(email collate \"C\") = :folded")
  Optional<UserRow> findByEmail(String folded);

  @Query(
      "select exists (select from identity.users where lower(email collate \"C\") = :folded)")
  boolean emailTaken(String folded);

  @Query("select exists (select from identity.users where username = :username)")
  boolean usernameTaken(String username);

  @Query("select exists (select from identity.users where role = 'admin')")
  boolean anyAdmin();
}
