package io.bellwether.testing;

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

/** Desks for tests. */
public final class TestDesks {
    private TestDesks() {}

    /** A paper desk with 10,000 USD on the simulated market and default settings. */
    public static Desk desk(String id) {
        return desk(id, DeskSettings.DEFAULT);
    }

    /** The same with other settings. */
    public static Desk desk(String id, DeskSettings settings) {
        return desk(id, "simulated-42", settings);
    }

    /** The same on a market of its own, whose symbols no other test brings. */
    public static Desk onMarket(String id, String market) {
        return desk(id, market, DeskSettings.DEFAULT);
    }

    /** The same with other settings. */
    public static Desk onMarket(String id, String market, DeskSettings settings) {
        return desk(id, market, settings);
    }

    private static Desk desk(String id, String market, DeskSettings settings) {
        return new Desk(
                new DeskId(id),
                "Desk " + id,
                Desk.Mode.PAPER,
                "paper",
                market,
                Optional.empty(),
                Money.of("10000"),
                true,
                settings);
    }

    /** Default settings with another approval policy. */
    public static DeskSettings withApproval(ApprovalSettings approval) {
        return with(approval, DeskSettings.DEFAULT.limits());
    }

    /** Default settings with a drawdown brake that only the loss of everything pulls. */
    public static DeskSettings withoutBrake() {
        RiskLimits limits = RiskLimits.DEFAULT.with(Map.of(
                LimitKey.MAX_DRAWDOWN, BigDecimal.ONE,
                LimitKey.DRAWDOWN_STOP_BUYING, BigDecimal.ONE,
                LimitKey.DRAWDOWN_REDUCE, BigDecimal.ONE,
                LimitKey.DAILY_LOSS, BigDecimal.ONE,
                LimitKey.WEEKLY_LOSS, BigDecimal.ONE));
        return with(DeskSettings.DEFAULT.approval(), limits);
    }

    /** Default settings with advice at midday and at the close too. */
    public static DeskSettings advisedInEverySession() {
        return DeskSettings.DEFAULT.withAdvice(true, true);
    }

    /** Advice in every session, and no drawdown brake short of the loss of everything. */
    public static DeskSettings advisedAndWithoutBrake() {
        return withoutBrake().withAdvice(true, true);
    }

    private static DeskSettings with(ApprovalSettings approval, RiskLimits limits) {
        return DeskSettings.DEFAULT.withApproval(approval).withLimits(limits);
    }
}
