package dev.ashlar.platform.application;

import java.util.ArrayDeque;
import java.util.Queue;

/** Keeps what is to be done afterwards until a test does it. */
public final class LaterWork implements Afterwards {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void run(Runnable work) {
    waiting.add(work);
  }

  public int size() {
    return waiting.size();
  }

  public void doAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }
}
