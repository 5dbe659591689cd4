package dev.ashlar.identity.application;

class FewCommonPasswordsTest extends CommonPasswordsContract {

  @Override
  protected CommonPasswords common() {
    return new FewCommonPasswords();
  }
}
