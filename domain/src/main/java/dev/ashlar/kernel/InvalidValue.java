package dev.ashlar.kernel;

/**
 * A value that would break its own rule was refused. It doesn't know which field it came from; the
 * adapter that read it adds the path.
 */
public final class InvalidValue extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final String reason;

  /**
   * @param code stable and upper case, for programs: {@code TOO_LONG}
   * @param reason for people: what is wrong and what would be right; never the value itself
   */
  public InvalidValue(String code, String reason) {
    super(reason, null, false, false); // an answer, not a fault: nobody looks for its origin
    this.code = code;
    this.reason = reason;
  }

  public String code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
