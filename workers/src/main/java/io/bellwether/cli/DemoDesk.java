package io.bellwether.cli;

import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import java.util.Optional;

/** The desk of a demonstration: default settings on paper; the market clock never opens a day for it. */
final class DemoDesk {
    private DemoDesk() {}

    static Desk of(DeskId id, String market, Money cash, ApprovalSettings.Policy approval) {
        DeskSettings defaults = DeskSettings.DEFAULT;
        ApprovalSettings approvals = new ApprovalSettings(
                approval,
                defaults.approval().threshold(),
                defaults.approval().deadline(),
                defaults.approval().onDeadline());
        DeskSettings settings = defaults.withApproval(approvals);
        return new Desk(id, "Demo desk", Desk.Mode.PAPER, "paper", market, Optional.empty(), cash, false, settings);
    }
}
