package io.bellwether.decision.app;

import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Judges every proposed buy and sell whose horizon has ended: from the price known when it was decided to the close of
 * the last session of its horizon. What a buy must beat is the slippage of getting in and out.
 */
@Service
public class RecordDecisionOutcomes {
    private static final BigDecimal BASIS_POINTS = new BigDecimal("10000");

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final DecisionLog log;
    private final MarketReader market;

    RecordDecisionOutcomes(Desks desks, DecisionLog log, MarketReader market) {
        this.desks = desks;
        this.log = log;
        this.market = market;
    }

    /** Judges what is due; each trade once, however often it runs. Trades without prices stay open. */
    public void run(SessionRef session) {
        Desk desk = desks.get(session.desk());
        BigDecimal cost =
                desk.settings().costs().slippageBps().multiply(BigDecimal.TWO).divide(BASIS_POINTS);
        for (OpenTrade trade : log.withoutOutcome(session.desk(), session.asOf())) {
            outcome(desk.market(), trade, session.asOf(), cost).ifPresent(log::recordOutcome);
        }
    }

    private Optional<TradeOutcome> outcome(String dataSet, OpenTrade trade, Instant asOf, BigDecimal cost) {
        LocalDate end = horizonEnd(trade);
        Instant close = calendar.session(end).orElseThrow().close();
        if (close.isAfter(asOf)) {
            return Optional.empty();
        }
        Optional<Price> entry =
                market.quote(dataSet, trade.symbol(), trade.asOf()).map(Quote::price);
        Optional<Price> exit = market.bars(dataSet, trade.symbol(), close, 1).stream()
                .filter(bar -> bar.date().isAfter(trade.tradingDate()))
                .map(Bar::close)
                .findFirst();
        return entry.flatMap(in -> exit.map(out -> TradeOutcome.of(trade, end, in, out, cost)));
    }

    private LocalDate horizonEnd(OpenTrade trade) {
        LocalDate end = trade.tradingDate();
        for (int i = 0; i < trade.horizonDays(); i++) {
            end = calendar.next(end);
        }
        return end;
    }
}
