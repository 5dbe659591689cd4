package dev.ashlar.kernel;

/** Somebody else changed the thing since the caller last read it (RFC 9110, 13.1.1). */
public final class StaleVersion extends Refusal {
  private static final long serialVersionUID = 1L;

  public StaleVersion() {
    super("It has changed since you read it. Read it again and repeat your change.");
  }
}
