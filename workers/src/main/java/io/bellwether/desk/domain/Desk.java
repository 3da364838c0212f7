package io.bellwether.desk.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SegmentId;
import java.util.List;
import java.util.Optional;

/**
 * An account with cash, a broker and a mode.
 *
 * @param id natural key, part of every order id
 * @param name for people
 * @param mode whether money is real
 * @param broker name of the broker adapter, e.g. {@code paper}
 * @param market id of the market data set, e.g. {@code simulated-42} or {@code files-microcaps}
 * @param fallbackMarket market data set to use when the first cannot be had
 * @param initialCash [USD] deposit the books start from
 * @param active whether the market clock opens days for it
 * @param settings what it may be tuned by
 */
public record Desk(
        DeskId id,
        String name,
        Mode mode,
        String broker,
        String market,
        Optional<String> fallbackMarket,
        Money initialCash,
        boolean active,
        DeskSettings settings) {

    /** Whether money is real. */
    public enum Mode {
        PAPER,
        LIVE
    }

    /** The only broker a shadow may have. */
    public static final String PAPER_BROKER = "paper";

    public Desk {
        if (!initialCash.isPositive()) {
            throw new IllegalArgumentException("initial cash must be > 0, was " + initialCash);
        }
        if (settings.shadowOf().isPresent() && (mode != Mode.PAPER || !broker.equals(PAPER_BROKER))) {
            throw new IllegalArgumentException(
                    "a shadow trades on paper only, desk %s had mode %s and broker %s".formatted(id, mode, broker));
        }
    }

    /**
     * The desk beside this one that asks another advisor: the same market, rules and cash, on paper, with a book of its
     * own. No person approves its orders and nobody gets mail of them.
     */
    public Desk shadow(String advisor) {
        ApprovalSettings approval = settings.approval();
        return new Desk(
                shadowId(),
                name + " (shadow: " + advisor + ")",
                Mode.PAPER,
                PAPER_BROKER,
                market,
                fallbackMarket,
                initialCash,
                active,
                settings.withAdvisors(List.of(advisor))
                        .withApproval(new ApprovalSettings(
                                ApprovalSettings.Policy.NEVER,
                                approval.threshold(),
                                approval.deadline(),
                                approval.onDeadline()))
                        .withShadowOf(id));
    }

    /** What the shadow of this desk is called. */
    public DeskId shadowId() {
        return new DeskId(id + "-shadow");
    }

    /** Whether people get mail of its reports and orders. */
    public boolean writesMail() {
        return settings.shadowOf().isEmpty();
    }

    /** The same with other advisors. */
    public Desk withAdvisors(List<String> others) {
        return with(active, settings.withAdvisors(others));
    }

    /** The same, asking models so often for one decision. */
    public Desk withSamples(int times) {
        return with(active, settings.withSamples(times));
    }

    /** The same, with the market clock opening days for it or not. */
    public Desk withActive(boolean other) {
        return with(other, settings);
    }

    /** The same with other costs. */
    public Desk withCosts(CostModel costs) {
        return with(active, settings.withCosts(costs));
    }

    /** The same, deciding about each of these segments by itself. */
    public Desk withSegments(List<SegmentId> segments) {
        return with(active, settings.withSegments(segments));
    }

    /** The same, letting these of the built-in strategies decide. */
    public Desk withStrategies(List<BuiltInStrategy> strategies) {
        return with(active, settings.withStrategies(strategies));
    }

    /** The same under another id. */
    public Desk withId(DeskId other) {
        return new Desk(other, name, mode, broker, market, fallbackMarket, initialCash, active, settings);
    }

    /** The same with another first deposit. */
    public Desk withInitialCash(Money cash) {
        return new Desk(id, name, mode, broker, market, fallbackMarket, cash, active, settings);
    }

    private Desk with(boolean otherActive, DeskSettings otherSettings) {
        return new Desk(id, name, mode, broker, market, fallbackMarket, initialCash, otherActive, otherSettings);
    }
}
