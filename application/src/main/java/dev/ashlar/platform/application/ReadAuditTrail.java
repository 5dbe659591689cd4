package dev.ashlar.platform.application;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Viewer;

/** Shows admins who did what. */
public final class ReadAuditTrail {
  private final AuditQueries queries;

  public ReadAuditTrail(AuditQueries queries) {
    this.queries = queries;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden unless the viewer is an admin
   */
  public Page<AuditRecord> handle(Viewer.SignedIn viewer, AuditFilter filter, PageRequest page) {
    viewer.requireAdmin();
    return queries.list(filter, page);
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden unless the viewer is an admin
   */
  public Slice<AuditRecord> handle(Viewer.SignedIn viewer, AuditFilter filter, SliceRequest slice) {
    viewer.requireAdmin();
    return queries.list(filter, slice);
  }
}
