package io.bellwether.decision.app.log;

import io.bellwether.decision.app.thesis.CloseFinishedTheses;
import io.bellwether.decision.domain.Horizon;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.decision.domain.TradeOutcome.Ended;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Ends what a day has ended: theses without a position, and forecasts. Every proposed buy and sell is judged when its
 * horizon has ended, or when all that was bought is sold before; see {@link TradeOutcome} for what counts as a win.
 */
@Service
public class RecordDecisionOutcomes {
    private static final BigDecimal BASIS_POINTS = new BigDecimal("10000");

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final DecisionLog log;
    private final MarketReader market;
    private final CloseFinishedTheses closeTheses;

    RecordDecisionOutcomes(Desks desks, DecisionLog log, MarketReader market, CloseFinishedTheses closeTheses) {
        this.desks = desks;
        this.log = log;
        this.market = market;
        this.closeTheses = closeTheses;
    }

    /** Ends what has ended; each trade and thesis once, however often it runs. Trades without prices stay open. */
    public void run(SessionRef session) {
        closeTheses.run(session);
        Desk desk = desks.get(session.desk());
        BigDecimal cost =
                desk.settings().costs().slippageBps().multiply(BigDecimal.TWO).divide(BASIS_POINTS);
        for (OpenTrade trade : log.withoutOutcome(session.desk(), session.asOf())) {
            outcome(desk.market(), trade, session.asOf(), cost).ifPresent(log::recordOutcome);
        }
    }

    private Optional<TradeOutcome> outcome(String dataSet, OpenTrade trade, Instant asOf, BigDecimal cost) {
        LocalDate end = Horizon.end(trade.tradingDate(), trade.horizonDays());
        Optional<OpenTrade.Exit> sold = trade.exit().filter(exit -> !exit.on().isAfter(end));
        Instant close = calendar.hours(end).orElseThrow().close();
        if (sold.isEmpty() && close.isAfter(asOf)) {
            return Optional.empty();
        }
        Optional<Price> entry =
                market.quote(dataSet, trade.symbol(), trade.asOf()).map(LastPrice::price);
        if (sold.isPresent()) {
            OpenTrade.Exit exit = sold.get();
            return entry.map(in -> TradeOutcome.of(trade, Ended.CLOSED, exit.on(), in, exit.price(), cost));
        }
        Optional<Price> exit = market.bars(dataSet, trade.symbol(), close, 1).stream()
                .filter(bar -> bar.date().isAfter(trade.tradingDate()))
                .map(Bar::close)
                .findFirst();
        return entry.flatMap(in -> exit.map(out -> TradeOutcome.of(trade, Ended.HORIZON, end, in, out, cost)));
    }
}
