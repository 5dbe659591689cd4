package dev.ashlar.platform.application;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;

/** Reads the audit trail. */
public interface AuditQueries {

  /** One page, the newest first. */
  Page<AuditRecord> list(AuditFilter filter, PageRequest page);

  /** One stretch, the newest first. */
  Slice<AuditRecord> list(AuditFilter filter, SliceRequest slice);
}
