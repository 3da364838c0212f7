package io.bellwether.desk.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything a desk may be tuned by.
 *
 * @param sessions when the desk acts
 * @param advisors names of the advisors in the order they are asked, at least one
 * @param aggressiveness 0 (careful) to 3 (bold), input of the conviction-gate table
 * @param adviseAtMidday whether the midday check consults the advisor
 * @param adviseAtClose whether the closing session consults the advisor (orders go to the next open)
 * @param fractionalShares whether the broker takes fractions of a share
 * @param lotMethod which tax lots a sale closes
 * @param limits what may be risked
 * @param approval when a person approves an order
 * @param costs what trading costs on paper
 * @param budget what advice may cost
 * @param samples how often a model is asked for one decision, 1 to 9; with more than once the majority decides
 * @param strategies which of the built-in strategies the advisor {@code strategies} listens to; none: all of them
 * @param shadowOf the desk this one shadows: it trades on paper beside it and is compared with it; empty for a desk of its own
 * @param reportTo where mails go
 * @param segments ids of the desk's segments that are decided one after the other, each by itself and all out of one cash;
 *     empty: the whole desk in one decision
 */
public record DeskSettings(
        SessionPlan sessions,
        List<String> advisors,
        int aggressiveness,
        boolean adviseAtMidday,
        boolean adviseAtClose,
        boolean fractionalShares,
        LotMethod lotMethod,
        RiskLimits limits,
        ApprovalSettings approval,
        CostModel costs,
        AdviceBudget budget,
        Integer samples,
        List<BuiltInStrategy> strategies,
        Optional<DeskId> shadowOf,
        String reportTo,
        List<SegmentId> segments) {
    /** Most that a model may be asked for one decision. */
    public static final int MOST_SAMPLES = 9;

    public static final DeskSettings DEFAULT = new DeskSettings(
            SessionPlan.DEFAULT,
            List.of("strategies"),
            1,
            false,
            false,
            false,
            LotMethod.FIFO,
            RiskLimits.DEFAULT,
            ApprovalSettings.DEFAULT,
            CostModel.DEFAULT,
            AdviceBudget.DEFAULT,
            1,
            List.of(),
            Optional.empty(),
            "desk@bellwether.localhost",
            List.of());

    public DeskSettings {
        advisors = List.copyOf(advisors);
        // Settings stored before there was a choice of lots have none.
        lotMethod = Objects.requireNonNullElse(lotMethod, LotMethod.FIFO);
        // Settings stored before segments had decisions of their own have none.
        segments = List.copyOf(Objects.requireNonNullElse(segments, List.of()));
        if (segments.contains(SegmentId.DESK) || new HashSet<>(segments).size() < segments.size()) {
            throw new IllegalArgumentException(
                    "segments are ids of the desk's segments, each once, e.g. segments: [energy, biotech], were "
                            + segments);
        }
        // Settings stored before a model could be asked more than once have none.
        samples = Objects.requireNonNullElse(samples, 1);
        // Settings stored before there was a choice of strategies have none.
        strategies = Objects.requireNonNullElse(strategies, List.<BuiltInStrategy>of()).stream()
                .distinct()
                .sorted()
                .toList();
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException("samples must be from 1 to %d, was %d".formatted(MOST_SAMPLES, samples));
        }
        if (advisors.isEmpty()) {
            throw new IllegalArgumentException("a desk needs at least one advisor, e.g. advisors: [strategies]");
        }
        if (aggressiveness < 0 || aggressiveness > 3) {
            throw new IllegalArgumentException("aggressiveness must be from 0 to 3, was " + aggressiveness);
        }
    }

    /** What a session decides about, one after the other. */
    public List<SegmentId> decisions() {
        return segments.isEmpty() ? List.of(SegmentId.DESK) : segments;
    }

    /** The same, deciding about those segments. */
    public DeskSettings withSegments(List<SegmentId> others) {
        return changed(draft -> draft.segments = others);
    }

    /** Whether the session consults the advisor. */
    public boolean advises(Session session) {
        return switch (session.kind()) {
            case MORNING -> true;
            case INTRADAY ->
                sessions.check(session).filter(IntradayCheck::advise).isPresent();
            case MIDDAY -> adviseAtMidday;
            case CLOSE -> adviseAtClose;
            case REPORT -> false;
        };
    }

    /** The same with other sessions. */
    public DeskSettings withSessions(SessionPlan others) {
        return changed(draft -> draft.sessions = others);
    }

    /** The same with other advisors. */
    public DeskSettings withAdvisors(List<String> others) {
        return changed(draft -> draft.advisors = others);
    }

    /** The same, consulting the advisor at midday and at the close or not. */
    public DeskSettings withAdvice(boolean atMidday, boolean atClose) {
        return changed(draft -> {
            draft.adviseAtMidday = atMidday;
            draft.adviseAtClose = atClose;
        });
    }

    /** The same with other limits. */
    public DeskSettings withLimits(RiskLimits others) {
        return changed(draft -> draft.limits = others);
    }

    /** The same with another approval policy. */
    public DeskSettings withApproval(ApprovalSettings other) {
        return changed(draft -> draft.approval = other);
    }

    /** The same with another choice of the lots a sale closes. */
    public DeskSettings withLotMethod(LotMethod other) {
        return changed(draft -> draft.lotMethod = other);
    }

    /** The same, where the broker takes fractions of a share or not. */
    public DeskSettings withFractionalShares(boolean other) {
        return changed(draft -> draft.fractionalShares = other);
    }

    /** The same with another budget. */
    public DeskSettings withBudget(AdviceBudget other) {
        return changed(draft -> draft.budget = other);
    }

    /** The same, asking models so often for one decision. */
    public DeskSettings withSamples(int other) {
        return changed(draft -> draft.samples = other);
    }

    /** Everybody whom the desk may ask: its advisors in their order, and those that its budget falls back on. */
    public Set<String> everyAdvisor() {
        Set<String> names = new LinkedHashSet<>(advisors);
        budget.cheaper().ifPresent(names::add);
        names.add(budget.fallback());
        return names;
    }

    /** The same, letting these of the built-in strategies decide. */
    public DeskSettings withStrategies(List<BuiltInStrategy> others) {
        return changed(draft -> draft.strategies = others);
    }

    /** The same, as the shadow of another desk. */
    public DeskSettings withShadowOf(DeskId other) {
        return changed(draft -> draft.shadowOf = Optional.of(other));
    }

    /** The same with other costs. */
    public DeskSettings withCosts(CostModel other) {
        return changed(draft -> draft.costs = other);
    }

    /** The same, bolder or more careful. */
    public DeskSettings withAggressiveness(int other) {
        return changed(draft -> draft.aggressiveness = other);
    }

    /** The same, with mails to another address. */
    public DeskSettings withReportTo(String other) {
        return changed(draft -> draft.reportTo = other);
    }

    private DeskSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The settings while one of them is changed. */
    private static final class Draft {
        private SessionPlan sessions;
        private List<String> advisors;
        private int aggressiveness;
        private boolean adviseAtMidday;
        private boolean adviseAtClose;
        private boolean fractionalShares;
        private LotMethod lotMethod;
        private RiskLimits limits;
        private ApprovalSettings approval;
        private CostModel costs;
        private AdviceBudget budget;
        private int samples;
        private List<BuiltInStrategy> strategies;
        private Optional<DeskId> shadowOf;
        private String reportTo;
        private List<SegmentId> segments;

        private Draft(DeskSettings from) {
            sessions = from.sessions;
            advisors = from.advisors;
            aggressiveness = from.aggressiveness;
            adviseAtMidday = from.adviseAtMidday;
            adviseAtClose = from.adviseAtClose;
            fractionalShares = from.fractionalShares;
            lotMethod = from.lotMethod;
            limits = from.limits;
            approval = from.approval;
            costs = from.costs;
            budget = from.budget;
            samples = from.samples;
            strategies = from.strategies;
            shadowOf = from.shadowOf;
            reportTo = from.reportTo;
            segments = from.segments;
        }

        private DeskSettings settings() {
            return new DeskSettings(
                    sessions,
                    advisors,
                    aggressiveness,
                    adviseAtMidday,
                    adviseAtClose,
                    fractionalShares,
                    lotMethod,
                    limits,
                    approval,
                    costs,
                    budget,
                    samples,
                    strategies,
                    shadowOf,
                    reportTo,
                    segments);
        }
    }
}
