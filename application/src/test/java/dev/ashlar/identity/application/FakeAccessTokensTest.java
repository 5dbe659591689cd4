package dev.ashlar.identity.application;

class FakeAccessTokensTest extends AccessTokensContract {

  @Override
  protected AccessTokens tokens() {
    return new FakeAccessTokens();
  }

  @Override
  protected AccessTokens foreign() {
    return new FakeAccessTokens("somebody else");
  }
}
