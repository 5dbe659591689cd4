package dev.ashlar.kernel;

/** The viewer's account was deleted while the request was under way. */
public final class ViewerGone extends Refusal {
  private static final long serialVersionUID = 1L;

  public ViewerGone() {
    super("The account behind this request no longer exists.");
  }
}
