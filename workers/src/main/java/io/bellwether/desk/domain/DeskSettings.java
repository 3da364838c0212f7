package io.bellwether.desk.domain;

import java.util.List;

/**
 * Everything a desk may be tuned by.
 *
 * @param sessions when the desk acts
 * @param advisors names of the advisors in the order they are asked, at least one
 * @param aggressiveness 0 (careful) to 3 (bold), input of the conviction-gate table
 * @param adviseAtMidday whether the midday check consults the advisor
 * @param adviseAtClose whether the closing session consults the advisor (orders go to the next open)
 * @param fractionalShares whether the broker takes fractions of a share
 * @param limits what may be risked
 * @param approval when a person approves an order
 * @param costs what trading costs on paper
 * @param reportTo where mails go
 */
public record DeskSettings(
        SessionPlan sessions,
        List<String> advisors,
        int aggressiveness,
        boolean adviseAtMidday,
        boolean adviseAtClose,
        boolean fractionalShares,
        RiskLimits limits,
        ApprovalSettings approval,
        CostModel costs,
        String reportTo) {

    public static final DeskSettings DEFAULT = new DeskSettings(
            SessionPlan.DEFAULT,
            List.of("strategies"),
            1,
            false,
            false,
            false,
            RiskLimits.DEFAULT,
            ApprovalSettings.DEFAULT,
            CostModel.DEFAULT,
            "desk@bellwether.localhost");

    public DeskSettings {
        advisors = List.copyOf(advisors);
        if (advisors.isEmpty()) {
            throw new IllegalArgumentException("a desk needs at least one advisor, e.g. advisors: [strategies]");
        }
        if (aggressiveness < 0 || aggressiveness > 3) {
            throw new IllegalArgumentException("aggressiveness must be from 0 to 3, was " + aggressiveness);
        }
    }
}
