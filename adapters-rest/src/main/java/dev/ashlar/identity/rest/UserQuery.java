package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ListUsers;
import dev.ashlar.identity.application.UserFilter;
import dev.ashlar.identity.domain.UserSearch;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.CursorQuery;
import dev.ashlar.platform.rest.PageCursor;
import dev.ashlar.platform.rest.PageLimit;
import dev.ashlar.platform.rest.PageNumber;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Which users a list is to hold, and in which order. */
@Introspected
record UserQuery(
    @QueryValue Optional<PageNumber> page,
    @QueryValue Optional<PageLimit> limit,
    @QueryValue Optional<PageCursor> cursor,
    @QueryValue
        @Parameter(description = "createdAt, email, name; - before a name turns it around")
        @Schema(type = "string", defaultValue = "-createdAt")
        Optional<UserOrder> sort,
    @QueryValue @Parameter(description = "only those with this role") Optional<Role> role,
    @QueryValue
        @Parameter(description = "a part of the email, username or name, in any case")
        @Schema(type = "string", minLength = 1, maxLength = UserSearch.MAX_LENGTH)
        Optional<UserSearch> q)
    implements CursorQuery {

  ListUsers.Query toQuery(Viewer.SignedIn viewer) {
    return new ListUsers.Query(
        viewer, new UserFilter(role, q), sort.orElse(UserOrder.DEFAULT).keys());
  }
}
