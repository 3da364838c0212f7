package io.bellwether.decision.memory;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.Tally;
import io.bellwether.kernel.DecisionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The decisions of one desk with their forecasts. */
final class DeskDecisions {
    private record Moment(Instant asOf, String id) implements Comparable<Moment> {
        private static final Comparator<Moment> ORDER =
                Comparator.comparing(Moment::asOf).thenComparing(Moment::id);

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    /** A forecast that was not judged yet. */
    record Open(DecisionRow row, ProposedTrade trade) {
        private static final Comparator<Open> OLDEST_FIRST = Comparator.comparing(Open::row, DecisionRow.OLDEST_FIRST)
                .thenComparing(open -> open.trade().n());

        boolean isBefore(Instant moment) {
            return row.decision.asOf().isBefore(moment);
        }
    }

    private final NavigableMap<Moment, DecisionRow> byMoment = new TreeMap<>();
    private final NavigableMap<LocalDate, List<DecisionRow>> byDay = new TreeMap<>();
    private final Set<DecisionKey> advised = new HashSet<>();
    private final NavigableSet<Open> open = new TreeSet<>(Open.OLDEST_FIRST);
    private final JudgedForecasts judged = new JudgedForecasts();
    private final Map<String, JudgedForecasts> purchasesByModel = new HashMap<>();

    /** Whether no advisor has decided in the session about its segment so far. */
    boolean takeSession(Decision decision) {
        return advised.add(decision.key());
    }

    void add(DecisionRow row) {
        Decision decision = row.decision;
        byMoment.put(new Moment(decision.asOf(), decision.id()), row);
        byDay.computeIfAbsent(decision.tradingDate(), day -> new ArrayList<>()).add(row);
        if (row.advice) {
            row.proposals().forEach(trade -> open.add(new Open(row, trade)));
        }
    }

    /** Decided before the moment, newest first. */
    Collection<DecisionRow> before(Instant moment) {
        return byMoment.headMap(new Moment(moment, ""), false).descendingMap().values();
    }

    /** Decided from one moment to another, both included. */
    Collection<DecisionRow> between(Instant from, Instant to) {
        return byMoment.subMap(
                        new Moment(from, ""), true, new Moment(to, Character.toString(Character.MAX_VALUE)), true)
                .values();
    }

    List<DecisionRow> on(LocalDate day) {
        return byDay.getOrDefault(day, List.of());
    }

    /** Decided on the days from one to another, both included. */
    Collection<List<DecisionRow>> between(LocalDate from, LocalDate to) {
        return byDay.subMap(from, true, to, true).values();
    }

    boolean isAnyAfter(LocalDate day) {
        return byDay.higherKey(day) != null;
    }

    /** Forecasts of buys and sells that were not judged yet, decided before the moment, oldest first. */
    List<Open> withoutOutcome(Instant moment) {
        return open.stream().takeWhile(forecast -> forecast.isBefore(moment)).toList();
    }

    /** Judges a forecast. */
    void judge(DecisionRow row, ProposedTrade trade, TradeOutcome outcome) {
        open.remove(new Open(row, trade));
        row.attempt.ifPresent(attempt -> {
            ScoredForecast scored = scored(row, trade, outcome, attempt);
            judged.add(scored);
            if (trade.action() == Action.BUY) {
                purchasesByModel
                        .computeIfAbsent(attempt.model, model -> new JudgedForecasts())
                        .add(scored);
            }
        });
    }

    /** Looks again at what was judged of a decision: it is known to contradict its facts now. */
    void judgeAgain(DecisionRow row) {
        row.attempt.ifPresent(attempt ->
                row.outcomes.forEach((n, outcome) -> row.trade(n).ifPresent(trade -> {
                    ScoredForecast scored = scored(row, trade, outcome, attempt);
                    judged.replace(scored);
                    if (trade.action() == Action.BUY) {
                        purchasesByModel
                                .computeIfAbsent(attempt.model, model -> new JudgedForecasts())
                                .replace(scored);
                    }
                })));
    }

    private static ScoredForecast scored(
            DecisionRow row, ProposedTrade trade, TradeOutcome outcome, AttemptRow attempt) {
        return new ScoredForecast(
                row.decision.id(),
                trade.n(),
                outcome.measuredOn(),
                new ScoredForecast.Source(attempt.model, attempt.promptVersion),
                Decimals.probability(outcome.forecast().winProbability()),
                outcome.forecast().conviction(),
                outcome.won(),
                row.contradicts(trade.symbol()));
    }

    /** Forecasts that were judged from one day to another, both included, oldest first. */
    List<ScoredForecast> judged(LocalDate from, LocalDate to) {
        return judged.between(from, to);
    }

    /** The same counted by their conviction. */
    List<Tally> byConviction(LocalDate from, LocalDate to) {
        return judged.byConviction(from, to);
    }

    /** What the purchases that a model foretold, and that were judged before the day, were worth. */
    ProbabilityCalibration purchases(String model, LocalDate before) {
        JudgedForecasts ofModel = purchasesByModel.get(model);
        return ofModel == null ? ProbabilityCalibration.NONE : ofModel.calibrationBefore(before);
    }
}
