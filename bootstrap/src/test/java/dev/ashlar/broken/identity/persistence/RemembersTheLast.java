package dev.ashlar.broken.identity.persistence;

/** A static field that is written. */
final class RemembersTheLast {
  private static String last = "";

  private RemembersTheLast() {}

  static String swap(String next) {
    var before = last;
    last = next;
    return before;
  }
}
