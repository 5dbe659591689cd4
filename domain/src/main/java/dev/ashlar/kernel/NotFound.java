package dev.ashlar.kernel;

/** The thing isn't there, or the viewer may not know that it is. */
public final class NotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * @param thing what was looked for, in the words of the API: {@code "resource"}
   */
  public NotFound(String thing) {
    super("There is no such " + thing + ", or it is not yours to see.");
  }
}
