package io.bellwether.backtest.domain;

import io.bellwether.desk.domain.Desk;
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
 */
public record BacktestRequest(Market market, Desk desk, LocalDate from, LocalDate to, Optional<Scenario> scenario) {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    public BacktestRequest {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a backtest must not end before it begins, was %s to %s".formatted(from, to));
        }
        if (!desk.market().equals(market.id())) {
            throw new IllegalArgumentException(
                    "desk %s trades on %s, the backtest is on %s".formatted(desk.id(), desk.market(), market.id()));
        }
    }

    /** A run in which nothing goes wrong on purpose. */
    public BacktestRequest(Market market, Desk desk, LocalDate from, LocalDate to) {
        this(market, desk, from, to, Optional.empty());
    }

    /** The same for another desk. */
    public BacktestRequest withDesk(Desk other) {
        return new BacktestRequest(market, other, from, to, scenario);
    }

    /** The days of the span on which the exchange is open, oldest first. */
    public List<LocalDate> sessions() {
        return CALENDAR.tradingDays(from, to).toList();
    }
}
