package dev.ashlar.identity.domain;

import java.text.Normalizer;

/** A password presented to prove who one is. Whether it keeps today's rules doesn't matter. */
public record PresentedPassword(String value) {
  public PresentedPassword {
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return "PresentedPassword[…]";
  }
}
