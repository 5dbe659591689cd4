package dev.ashlar.kernel;

/**
 * What any use case may meet and no caller of one can mend: it ends the request, each in its way.
 */
public abstract sealed class Refusal extends RuntimeException
    permits NotFound, Forbidden, StaleVersion, ViewerGone, Unavailable {
  private static final long serialVersionUID = 1L;
  private final String reason;

  Refusal(String reason) {
    super(reason, null, false, false); // an answer, not a fault: nobody looks for its origin
    this.reason = reason;
  }

  /** What is wrong and what to do, in words that a client may read. */
  public String reason() {
    return reason;
  }
}
