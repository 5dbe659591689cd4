package dev.ashlar.platform.application;

/** Sends mail. Slow: call it outside transactions, and only where doing it twice does no harm. */
@FunctionalInterface
public interface Mailer {

  /**
   * @throws dev.ashlar.kernel.Unavailable if nobody takes it now
   * @throws dev.ashlar.kernel.InvalidValue if nobody ever will
   */
  void send(Mail mail);
}
