package dev.ashlar.content.persistence;

import dev.ashlar.content.application.CursorWalkContract;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.Resources;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.persistence.PostgresContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class PostgresCursorWalkIT extends CursorWalkContract {
  private static final PostgresContext POSTGRES = new PostgresContext();
  private static final int WRITERS = 3;
  private static final int MOST = 10;

  @BeforeContainer
  static void start() {
    POSTGRES.start();
  }

  @AfterContainer
  static void stop() {
    POSTGRES.close();
  }

  @Override
  protected ResourceQueries queries() {
    return POSTGRES.get(ResourceQueries.class);
  }

  @Override
  protected Resources resources() {
    return POSTGRES.get(Resources.class);
  }

  @Override
  protected UserId someUser() {
    return new UserId(POSTGRES.someUser());
  }

  @Override
  protected void empty() {
    POSTGRES.empty();
  }

  @Property(tries = 1, seed = "42")
  void meets_what_stays_once_and_in_order_while_others_write(
      @ForAll("rows") @Size(20) List<Row> staying,
      @ForAll("events") @Size(100) List<Event> events) {
    var walks = walks(staying);
    var walking = new AtomicBoolean(true);
    var runners = new ArrayList<Supplier<Boolean>>();
    runners.add(() -> {
      try {
        walks.forEach(walk -> walk.toTheEnd(queries(), 4));
        return true;
      } finally {
        walking.set(false);
      }
    });
    IntStream.range(0, WRITERS)
        .forEach(i ->
            runners.add(() -> {
              write(events.subList(i * 30, events.size()), walking);
              return true;
            }));
    Race.between(runners);
  }

  /** Each writer changes what it brought, which isn't more than can be walked past. */
  private void write(List<Event> events, AtomicBoolean walking) {
    var there = new ArrayList<Resource>();
    for (int i = 0; walking.get(); i++) {
      happen(events.get(i % events.size()), there);
      if (there.size() > MOST) {
        resources().remove(there.removeFirst().id());
      }
    }
  }
}
