package dev.ashlar.platform.application;

/** What an event asks for can never be done: trying again would change nothing. */
public final class Undeliverable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason for operators to read, and without anything of the event
   */
  public Undeliverable(String reason) {
    super(reason);
  }
}
