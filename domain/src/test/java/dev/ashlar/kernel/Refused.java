package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;

/** Tells why a value was refused. */
public final class Refused {

  private Refused() {}

  /** The code of the refusal; fails unless there is one, and it keeps what it refused to itself. */
  public static String code(Supplier<?> making) {
    var refusal = catchThrowableOfType(InvalidValue.class, making::get);
    assertThat(refusal).as("the refusal").isNotNull();
    assertThat(refusal).hasMessage(refusal.reason());
    return refusal.code();
  }
}
