package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RawPassword;
import java.util.Set;

public final class FewCommonPasswords implements CommonPasswords {
  private static final Set<String> FOLDED =
      Set.of("password", "12345678", "iloveyou", "contraseña");

  @Override
  public boolean contains(RawPassword password) {
    return FOLDED.contains(password.folded());
  }
}
