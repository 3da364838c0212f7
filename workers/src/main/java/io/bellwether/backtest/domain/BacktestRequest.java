package io.bellwether.backtest.domain;

import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.Market;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a backtest trades.
 *
 * @param market the data
 * @param desk who trades it, with an empty book
 * @param from first day
 * @param to last day
 * @param scenario what goes wrong on purpose; empty: nothing
 * @param segments of the desk; empty when it has none
 */
public record BacktestRequest(
        Market market, Desk desk, LocalDate from, LocalDate to, Optional<Scenario> scenario, List<Segment> segments) {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    public BacktestRequest {
        segments = List.copyOf(segments);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a backtest must not end before it begins, was %s to %s".formatted(from, to));
        }
        if (!desk.market().equals(market.id())) {
            throw new IllegalArgumentException(
                    "desk %s trades on %s, the backtest is on %s".formatted(desk.id(), desk.market(), market.id()));
        }
    }

    /** A run of a desk without segments. */
    public BacktestRequest(Market market, Desk desk, LocalDate from, LocalDate to, Optional<Scenario> scenario) {
        this(market, desk, from, to, scenario, List.of());
    }

    /** A run in which nothing goes wrong on purpose. */
    public BacktestRequest(Market market, Desk desk, LocalDate from, LocalDate to) {
        this(market, desk, from, to, Optional.empty());
    }

    /** The same of a desk with these segments. */
    public BacktestRequest withSegments(List<Segment> others) {
        return new BacktestRequest(market, desk, from, to, scenario, others);
    }

    /** The same for another desk. */
    public BacktestRequest withDesk(Desk other) {
        return new BacktestRequest(market, other, from, to, scenario, segments);
    }

    /** The days of the span on which the exchange is open, oldest first. */
    public List<LocalDate> sessions() {
        return CALENDAR.tradingDays(from, to).toList();
    }
}
