package dev.ashlar.platform.application;

class FakeSealsTest extends SealsContract {
  @Override
  protected Seals seals() {
    return new FakeSeals();
  }
}
