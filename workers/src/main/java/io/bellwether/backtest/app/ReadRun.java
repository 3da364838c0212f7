package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.JudgedDecision;
import io.bellwether.backtest.domain.JudgedDecision.Judged;
import io.bellwether.backtest.domain.RunMoney;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.execution.app.broker.ExchangeCosts;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.app.TradeJournal;
import io.bellwether.risk.app.RiskChecks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Reads what a desk did over days that were replayed, wherever its rows are kept. */
@Service
public class ReadRun {
    private static final int ALL = Integer.MAX_VALUE;

    private final DecisionLog log;
    private final Decisions decisions;
    private final RiskChecks checks;
    private final Orders orders;
    private final TradeJournal journal;
    private final Snapshots snapshots;
    private final ExchangeCosts costs;

    ReadRun(
            DecisionLog log,
            Decisions decisions,
            RiskChecks checks,
            Orders orders,
            TradeJournal journal,
            Snapshots snapshots,
            ExchangeCosts costs) {
        this.log = log;
        this.decisions = decisions;
        this.checks = checks;
        this.orders = orders;
        this.journal = journal;
        this.snapshots = snapshots;
        this.costs = costs;
    }

    /** Later than every day that there is. */
    private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

    /**
     * The rows of the desk.
     *
     * @param dates the days that were replayed, oldest first, at least one
     */
    public RunRecord run(DeskId desk, List<LocalDate> dates) {
        return new RunRecord(
                log.history(desk, END, ALL).reversed().stream()
                        .map(this::judged)
                        .toList(),
                dates.stream()
                        .flatMap(date -> orders.ordersOf(desk, date).stream())
                        .toList(),
                journal.trades(desk).stream().map(TradeJournal.Entry::fill).toList(),
                snapshots.dailySeries(desk, dates.getLast()),
                new RunMoney(journal.income(desk), costs.read(desk)));
    }

    private JudgedDecision judged(PastDecision past) {
        return new JudgedDecision(
                past,
                past.decided()
                        ? decisions.get(past.id()).trades().stream()
                                .map(trade -> new Judged(trade, checks.find(past.id(), trade.n())))
                                .toList()
                        : List.of());
    }
}
