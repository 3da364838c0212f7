package io.bellwether.decision.memory;

import io.bellwether.decision.app.calibration.CalibratedProbability;
import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.app.log.ProposalOrders;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.calibration.Activity.Agreement;
import io.bellwether.decision.domain.calibration.AskedSession;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.decision.domain.calibration.Tally;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.Executions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Forecasts and what became of them. */
@InMemory
final class MemoryForecasts implements Forecasts, CalibratedProbability {
    private static final Source NOBODY = new Source("", "");

    private final DecisionRows decisions;
    private final ProposalOrders orders;
    private final Executions executions;

    MemoryForecasts(DecisionRows decisions, ProposalOrders orders, Executions executions) {
        this.decisions = decisions;
        this.orders = orders;
        this.executions = executions;
    }

    @Override
    public List<ScoredForecast> judged(DeskId desk, LocalDate from, LocalDate to) {
        return decisions.of(desk).judged(from, to);
    }

    @Override
    public List<Tally> byConviction(DeskId desk, LocalDate from, LocalDate to) {
        return decisions.of(desk).byConviction(from, to);
    }

    @Override
    public Done done(DeskId desk, LocalDate from, LocalDate to) {
        return Done.of(decisions.of(desk).between(from, to).stream()
                .flatMap(Collection::stream)
                .filter(row -> row.advice)
                .map(row -> asked(row, to))
                .toList());
    }

    private AskedSession asked(DecisionRow row, LocalDate to) {
        List<Consensus.Vote> votes = row.attempt.map(AttemptRow::votesToTrade).orElse(List.of());
        return new AskedSession(
                row.attempt
                        .map(made -> new Source(made.model, made.promptVersion))
                        .orElse(NOBODY),
                row.decided,
                orders.findByDecision(row.decision.id()).stream()
                        .anyMatch(order -> executions.isExecuted(order.orderId(), to)),
                row.proposals().stream().map(ProposedTrade::conviction).toList(),
                new Agreement(
                        votes.size(),
                        (int) votes.stream()
                                .filter(vote -> vote.votes() == vote.asked())
                                .count(),
                        (int) votes.stream().filter(Consensus.Vote::kept).count()));
    }

    /** Scores are kept for people, who look at a run when it is over and at its forecasts themselves. */
    @Override
    public void store(DeskId desk, LocalDate day, LocalDate windowStart, Supplier<Map<Source, Calibration>> scores) {}

    @Override
    public ProbabilityCalibration forDecision(String decisionId) {
        DecisionRow row = decisions
                .find(decisionId)
                .orElseThrow(() -> new PermanentFault("there is no decision '" + decisionId + "'"));
        return row.attempt
                .map(made -> decisions.of(row.decision.desk()).purchases(made.model, row.decision.tradingDate()))
                .orElse(ProbabilityCalibration.NONE);
    }
}
