package dev.ashlar.kernel;

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

  public static Viewer.SignedIn viewer(UserId id, Role role) {
    return new Viewer.SignedIn(id, role, SESSION);
  }
}
