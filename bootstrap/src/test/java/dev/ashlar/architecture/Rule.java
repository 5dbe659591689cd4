package dev.ashlar.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.Function;

/**
 * A wall of the house. The same rule is checked on Ashlar and on the house in which everything is
 * wrong.
 *
 * @param name a sentence
 * @param decision the number of the record in docs/decisions that it follows from
 * @param reason why, for whoever runs into it
 */
record Rule(String name, String decision, String reason, Function<House, ArchRule> in) {

  ArchRule in(House house) {
    return in.apply(house).as(name).because(reason + " (docs/decisions/" + decision + ")");
  }

  EvaluationResult evaluate(House house, JavaClasses classes) {
    return in(house).evaluate(classes);
  }

  @Override
  public String toString() {
    return name;
  }
}
