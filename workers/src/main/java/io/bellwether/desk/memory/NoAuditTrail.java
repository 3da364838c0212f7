package io.bellwether.desk.memory;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.util.Map;

/** Nobody audits a desk that is gone with its run. */
@InMemory
final class NoAuditTrail implements AuditTrail {
    @Override
    public void record(DeskId desk, String actor, String action, String subject, Map<String, ?> detail) {}
}
