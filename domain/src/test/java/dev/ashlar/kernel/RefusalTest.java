package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

  static Stream<Refusal> refusals() {
    return Stream.of(
        new NotFound("resource"),
        new Forbidden("Only owners may."),
        new StaleVersion(),
        new ViewerGone(),
        new Unavailable("Too busy."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void says_what_is_wrong_in_a_sentence(Refusal refusal) {
    assertThat(refusal.reason()).isEqualTo(refusal.getMessage()).matches("\\p{Lu}.*\\.");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void is_an_answer_and_not_a_fault(Refusal refusal) {
    assertThat(refusal.getStackTrace()).isEmpty();
  }
}
