package dev.ashlar.broken.identity.persistence;

import java.util.ArrayList;
import java.util.List;

/** A final field of a list that grows. */
final class KeepsAnOpenList {
  static final List<String> NAMES = new ArrayList<>();

  private KeepsAnOpenList() {}
}
