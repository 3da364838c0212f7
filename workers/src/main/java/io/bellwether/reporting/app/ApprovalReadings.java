package io.bellwether.reporting.app;

import io.bellwether.reporting.domain.WaitingApproval;
import java.util.List;

/** Reads which orders wait for a person. */
public interface ApprovalReadings {
    /** Those of every desk, oldest first. */
    List<WaitingApproval> waiting();
}
