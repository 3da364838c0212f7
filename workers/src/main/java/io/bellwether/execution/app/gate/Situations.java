package io.bellwether.execution.app.gate;

import io.bellwether.decision.app.calibration.CalibratedProbability;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.app.EquityHistory;
import io.bellwether.risk.app.MarketLinks;
import io.bellwether.risk.domain.OpenOrder;
import io.bellwether.risk.domain.RiskSituation;
import io.bellwether.risk.domain.clusters.Clusters;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what, besides books and market, decides how much may be risked at a moment of a session. */
@Component
public class Situations {
    /** Calendar days that hold the longest cool-down there is, 250 sessions. */
    private static final int LONGEST_COOL_DOWN = 400;

    private final EquityHistory history;
    private final LimitBook limits;
    private final Orders orders;
    private final CalibratedProbability calibrated;

    Situations(EquityHistory history, LimitBook limits, Orders orders, CalibratedProbability calibrated) {
        this.calibrated = calibrated;
        this.history = history;
        this.limits = limits;
        this.orders = orders;
    }

    RiskSituation read(
            SessionRef session,
            Desk desk,
            MarketLinks.Whole links,
            String decisionId,
            List<ProposedTrade> proposals,
            Portfolio portfolio,
            List<OpenOrder> open,
            BigDecimal riskMultiplier) {
        Set<Symbol> symbols = new HashSet<>();
        proposals.forEach(trade -> symbols.add(trade.symbol()));
        portfolio.positions().stream().map(Position::symbol).forEach(symbols::add);
        open.forEach(order -> symbols.add(order.symbol()));
        return situation(
                session, desk, riskMultiplier, links.clusters(symbols), winProbabilities(decisionId, proposals));
    }

    /** The same before anybody proposed anything, with nothing taken off by the risk multiplier and no symbol measured. */
    RiskSituation beforeAnyProposal(SessionRef session, Desk desk) {
        return situation(session, desk, BigDecimal.ONE, Clusters.UNKNOWN, Map.of());
    }

    private RiskSituation situation(
            SessionRef session,
            Desk desk,
            BigDecimal riskMultiplier,
            Clusters clusters,
            Map<Integer, BigDecimal> winProbabilities) {
        return new RiskSituation(
                session.tradingDate(),
                history.marks(desk, session),
                boughtOn(session),
                riskMultiplier,
                clusters,
                orders.stoppedOutSince(session.desk(), session.tradingDate().minusDays(LONGEST_COOL_DOWN)),
                limits.bySymbol(desk.id(), session.tradingDate()),
                winProbabilities,
                history.paperRecord(desk, session));
    }

    /** What an advisor says of its chances counts as much as its record bears out: without any it is a coin. */
    private Map<Integer, BigDecimal> winProbabilities(String decisionId, List<ProposedTrade> proposals) {
        ProbabilityCalibration record = calibrated.forDecision(decisionId);
        return proposals.stream()
                .filter(trade -> trade.action() == Action.BUY)
                .collect(Collectors.toMap(ProposedTrade::n, trade -> record.used(trade.winProbability())));
    }

    /** What was bought by orders of the day, executed or not, at the price they were sized with. */
    private Money boughtOn(SessionRef session) {
        return orders.ordersOf(session.desk(), session.tradingDate()).stream()
                .map(TradeOrder::purchase)
                .reduce(Money.ZERO, Money::plus);
    }
}
