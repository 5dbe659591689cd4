package dev.ashlar.kernel;

import java.util.Set;
import java.util.UUID;

/** People who ask. */
public final class Viewers {
  private static final Viewer.Credential SESSION =
      new Viewer.Session(new UUID(0x7000, 0x8000_0000_0000_0001L));

  private Viewers() {}

  public static Viewer anonymous() {
    return new Viewer.Anonymous();
  }

  public static Viewer.SignedIn fan(UserId id) {
    return viewer(id, Role.USER);
  }

  public static Viewer.SignedIn creator(UserId id) {
    return viewer(id, Role.CREATOR);
  }

  public static Viewer.SignedIn admin(UserId id) {
    return viewer(id, Role.ADMIN);
  }

  /** A program with a key that is good for everything. */
  public static Viewer.SignedIn key(UserId owner) {
    return new Viewer.SignedIn(
        owner, Role.ADMIN, new Viewer.Key(new UUID(0x7000, 2), Set.of(Viewer.Scope.values())));
  }

  public static Viewer.SignedIn viewer(UserId id, Role role) {
    return new Viewer.SignedIn(id, role, SESSION);
  }
}
