package dev.ashlar.kernel;

/** Something that the work needs is away or has too much to do; trying again later may help. */
public final class Unavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is away, in words that a client may read
   */
  public Unavailable(String message) {
    super(message);
  }
}
