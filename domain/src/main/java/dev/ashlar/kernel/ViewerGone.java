package dev.ashlar.kernel;

/** The viewer's account was deleted, or the session ended, while the request was under way. */
public final class ViewerGone extends Refusal {
  private static final long serialVersionUID = 1L;

  public ViewerGone() {
    super("The account or session behind this request no longer exists.");
  }
}
