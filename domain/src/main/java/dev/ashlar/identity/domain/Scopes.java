package dev.ashlar.identity.domain;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Viewer.Scope;
import java.util.List;

/** What an API key may be used for: at least one thing, none twice. */
public record Scopes(List<Scope> list) {
  public static final Scopes ALL = new Scopes(List.of(Scope.values()));

  public Scopes {
    list = list.stream().distinct().sorted().toList();
    if (list.isEmpty()) {
      throw new InvalidValue("TOO_FEW", "Name at least one scope, or leave them out for all.");
    }
  }

  public List<String> codes() {
    return list.stream().map(Scope::code).toList();
  }
}
