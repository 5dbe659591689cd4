package dev.ashlar.platform.application;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Subscribes to {@link Noted} and writes down what it is told. */
public final class Notes implements Subscriber<Noted> {
  private final String name;
  private final Consumer<Noted> before;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();

  /** What it was told. */
  public record Told(UUID eventId, Noted event) {}

  public Notes(String name) {
    this(name, _ -> {});
  }

  /**
   * @param before what happens each time before it is written down; what this throws keeps it from
   *     being
   */
  public Notes(String name, Consumer<Noted> before) {
    this.name = name;
    this.before = before;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return Noted.TYPE;
  }

  @Override
  public Class<Noted> event() {
    return Noted.class;
  }

  @Override
  public void handle(UUID eventId, Noted event) {
    before.accept(event);
    told.add(new Told(eventId, event));
  }

  public List<Told> told() {
    return List.copyOf(told);
  }

  public List<String> texts() {
    return told.stream().map(note -> note.event().text()).toList();
  }
}
