package dev.ashlar.identity.application;

class PlainHasherTest extends PasswordHasherContract {
  private final PlainHasher hasher = new PlainHasher();

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }
}
