package dev.ashlar.platform.application;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what was sent. */
public final class SentMails implements Mailer {
  private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();

  @Override
  public void send(Mail mail) {
    mails.add(mail);
  }

  public List<Mail> all() {
    return List.copyOf(mails);
  }
}
