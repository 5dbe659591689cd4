package dev.ashlar.identity.domain;

/**
 * An address that may be nobody's, as it is noted: SHA-256 of its folded form, hexadecimal. Who
 * knows the address finds it again, who doesn't can't read it.
 */
public record EmailHash(String value) {
  @Override
  public String toString() {
    return "EmailHash[…]";
  }
}
