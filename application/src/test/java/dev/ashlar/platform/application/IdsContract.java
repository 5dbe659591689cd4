package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody relies on who gives a name to something new. */
public abstract class IdsContract {
  private static final int MANY = 100_000;

  protected abstract Ids ids();

  @Test
  void are_uuids_of_version_7() {
    var ids = ids();
    for (int i = 0; i < 1_000; i++) {
      var id = ids.next();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void sort_by_the_time_they_were_made() {
    var ids = ids();
    var times = new ArrayList<Long>(MANY);
    for (int i = 0; i < MANY; i++) {
      times.add(milliseconds(ids.next()));
    }
    assertThat(times).isSorted();
  }

  @Test
  void are_never_the_same_whoever_asks() {
    var ids = ids();
    var made =
        Race.of(
            10,
            _ -> {
              var own = new ArrayList<UUID>();
              for (int i = 0; i < MANY / 10; i++) {
                own.add(ids.next());
              }
              return own;
            });
    assertThat(new HashSet<>(made.stream().flatMap(List::stream).toList())).hasSize(MANY);
  }

  /** The time in a UUID v7 (RFC 9562, 5.7). */
  protected static long milliseconds(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}
