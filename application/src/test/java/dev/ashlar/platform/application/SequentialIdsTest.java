package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequentialIdsTest extends IdsContract {

  @Override
  protected Ids ids() {
    return new SequentialIds();
  }

  @Test
  void are_the_same_in_each_test() {
    var ids = ids();
    assertThat(ids.next())
        .isEqualTo(SequentialIds.id(1))
        .hasToString("00000000-0001-7000-8000-000000000001");
    assertThat(ids.next()).isEqualTo(SequentialIds.id(2));
  }
}
