package dev.ashlar.broken.content.application;

/** A use case that hides. */
final class PublishBehindAnInterface implements Publishing {
  @Override
  public void publish() {}
}
