package dev.ashlar.identity.application;

class FakeRefreshSecretsTest extends RefreshSecretsContract {

  @Override
  protected RefreshSecrets secrets() {
    return new FakeRefreshSecrets();
  }
}
