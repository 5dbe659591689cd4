package dev.ashlar.kernel;

/** The thing isn't in the version that the caller expects (RFC 9110, 13.1.1). */
public final class StaleVersion extends Refusal {
  private static final long serialVersionUID = 1L;

  public StaleVersion() {
    super("What is there doesn't match If-Match. Read it again, and send its ETag.");
  }
}
