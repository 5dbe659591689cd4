package dev.ashlar.content.application;

import dev.ashlar.content.domain.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what there is, and takes for a change what it was told of before and is no more. */
public final class InMemoryResourceCounts implements ResourceCounts {
  private record Key(Status status, Object subject) {}

  private final InMemoryResources resources;
  private final Map<Key, Long> folded = new HashMap<>();

  public InMemoryResourceCounts(InMemoryResources resources) {
    this.resources = resources;
  }

  @Override
  public synchronized int fold(int most) {
    var now = now();
    var keys = new HashSet<>(folded.keySet());
    keys.addAll(now.keySet());
    var changed =
        keys.stream()
            .filter(key -> !Objects.equals(folded.get(key), now.get(key)))
            .limit(most)
            .toList();
    changed.forEach(key -> folded.compute(key, (_, _) -> now.get(key)));
    return changed.size();
  }

  private Map<Key, Long> now() {
    return resources.all().stream()
        .flatMap(resource ->
            Stream.concat(Stream.of("all", resource.owner()), resource.tags().list().stream())
                .map(subject -> new Key(resource.status(), subject)))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
