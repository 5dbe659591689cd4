package dev.ashlar.identity.application;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import java.util.List;
import java.util.Optional;

/** Reads users for showing them. */
public interface UserQueries {
  Optional<Account> find(UserId id);

  /** One page in the order of {@code sort}, ties by id. */
  Page<Account> list(UserFilter filter, List<SortKey<UserSort>> sort, PageRequest page);

  /** One slice in the same order. */
  Slice<Account> list(UserFilter filter, List<SortKey<UserSort>> sort, SliceRequest slice);
}
