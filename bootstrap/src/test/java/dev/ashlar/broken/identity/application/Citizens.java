package dev.ashlar.broken.identity.application;

import dev.ashlar.broken.content.api.LeafletPrinted;

/** The other half of the cycle. */
public interface Citizens {
  void inform(LeafletPrinted event);
}
