package dev.ashlar.kernel;

/** The viewer may know of the thing, but not do this to it. */
public final class Forbidden extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is missing and how to come by it
   */
  public Forbidden(String message) {
    super(message);
  }
}
