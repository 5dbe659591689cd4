package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import java.util.Optional;

/** Reads API keys for showing them to their owner. */
public interface ApiKeyQueries {

  Optional<ApiKeyView> find(ApiKeyId id, UserId owner);

  /** One page of the owner's keys, the newest first, ties by id. */
  Page<ApiKeyView> list(UserId owner, PageRequest page);
}
