package dev.ashlar.identity.application;

class FakeSecretsTest extends SecretsContract {

  @Override
  protected Secrets secrets() {
    return new FakeSecrets();
  }
}
