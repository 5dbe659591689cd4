package dev.ashlar.identity.application;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import java.util.List;

/** Shows admins who is here. */
public final class ListUsers {

  public record Query(Viewer.SignedIn viewer, UserFilter filter, List<SortKey<UserSort>> sort) {}

  private final UserQueries users;

  public ListUsers(UserQueries users) {
    this.users = users;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden unless the viewer is an admin
   */
  public Page<Account> handle(Query query, PageRequest page) {
    query.viewer().requireAdmin();
    return users.list(query.filter(), query.sort(), page);
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden unless the viewer is an admin
   */
  public Slice<Account> handle(Query query, SliceRequest slice) {
    query.viewer().requireAdmin();
    return users.list(query.filter(), query.sort(), slice);
  }
}
