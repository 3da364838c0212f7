package io.bellwether.cli.demo;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The desk of a demonstration: default settings on paper, and micro caps only where a source tells how large companies
 * are; the market clock never opens a day for it.
 */
public final class DemoDesk {
    /** What is commonly called a micro cap is worth no more [USD]. */
    private static final BigDecimal MICRO_CAP = new BigDecimal("300000000");

    private DemoDesk() {}

    /** Makes the first desk of that name or, where there is one, of the name with a number; nobody else has made it. */
    public static Desk make(Desks desks, String name, Function<DeskId, Desk> desk) {
        Desk made = desk.apply(new DeskId(name));
        for (int n = 2; !desks.create(made); n++) {
            made = desk.apply(new DeskId(name + "-" + n));
        }
        return made;
    }

    public static Desk of(DeskId id, String market, Money cash, ApprovalSettings.Policy approval) {
        DeskSettings defaults = DeskSettings.DEFAULT;
        ApprovalSettings approvals = new ApprovalSettings(
                approval,
                defaults.approval().threshold(),
                defaults.approval().deadline(),
                defaults.approval().onDeadline());
        RiskLimits limits = defaults.limits()
                .with(Map.of(LimitKey.MAX_MARKET_CAP, MICRO_CAP, LimitKey.ALLOW_UNKNOWN_MARKET_CAP, BigDecimal.ONE));
        DeskSettings settings = defaults.withApproval(approvals).withLimits(limits);
        return new Desk(id, "Demo desk", Desk.Mode.PAPER, "paper", market, Optional.empty(), cash, false, settings);
    }
}
