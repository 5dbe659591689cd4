package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is relied on when text is handed out sealed. */
public abstract class SealsContract {

  protected abstract Seals seals();

  @Test
  void open_what_they_sealed() {
    assertThat(seals().open("cursor", seals().seal("cursor", "Zoë, 3|4"))).contains("Zoë, 3|4");
    assertThat(seals().open("cursor", seals().seal("cursor", ""))).contains("");
  }

  @Test
  void open_nothing_that_was_sealed_for_another_purpose() {
    assertThat(seals().open("mail", seals().seal("cursor", "3"))).isEmpty();
  }

  @Test
  void open_nothing_that_they_did_not_seal() {
    assertThat(seals().open("cursor", "")).isEmpty();
    assertThat(seals().open("cursor", "no seal")).isEmpty();
    assertThat(seals().open("cursor", "AAAA")).isEmpty();
  }
}
