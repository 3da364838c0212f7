package io.bellwether.portfolio.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.MarketView;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A desk's day when it is over.
 *
 * @param close the day's last snapshot
 * @param series the opening snapshot, if any, and the closing ones up to the day, oldest first
 * @param flows [USD] cash that came from outside, less what went there, after the first deposit, by session
 * @param totals sums of the books up to the day
 * @param initialCash [USD] what the desk began with
 */
public record DayClose(
        EquitySnapshot close,
        List<EquitySnapshot> series,
        NavigableMap<LocalDate, Money> flows,
        DayFigures.Totals totals,
        Money initialCash) {
    private static final AgainstBenchmark NO_DAYS = new AgainstBenchmark(List.of(), List.of(), List.of());
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    public DayClose {
        series = List.copyOf(series);
    }

    /**
     * The day's metrics; none where equity was not above zero, since nothing is left to divide by.
     *
     * @param atCloses whether what is held is valued at closes day by day; without, there are no figures of risk
     */
    public Optional<DailyMetrics> metrics(MarketView market, boolean atCloses) {
        if (series.stream().anyMatch(snapshot -> !snapshot.equity().isPositive())) {
            return Optional.empty();
        }
        List<BigDecimal> weighted = EquitySeries.timeWeighted(series, flows);
        List<BigDecimal> equity = new ArrayList<>(weighted);
        if (series.getFirst().moment() != Moment.OPENING) {
            equity.addFirst(initialCash.amount());
        }
        List<BigDecimal> returns = Performance.returns(equity);
        boolean risk = atCloses && hasRisk(equity);
        return Optional.of(new DailyMetrics(
                close.desk(),
                close.tradingDate(),
                close.equity(),
                close.cash(),
                returns.getLast(),
                risk ? Performance.sharpe(returns) : Optional.empty(),
                Performance.maxDrawdown(equity),
                benchmarkReturn(market),
                risk
                        ? figures(AgainstBenchmark.of(series, weighted), equity, returns)
                        : figures(NO_DAYS, List.of(), List.of())));
    }

    private boolean hasRisk(List<BigDecimal> equity) {
        List<LocalDate> dates =
                new ArrayList<>(series.stream().map(EquitySnapshot::tradingDate).toList());
        if (dates.size() < equity.size()) {
            dates.addFirst(dates.getFirst());
        }
        return SeriesBasis.of(dates, equity).hasRisk();
    }

    private DayFigures figures(AgainstBenchmark both, List<BigDecimal> equity, List<BigDecimal> returns) {
        List<BigDecimal> ownReturns = Performance.returns(both.own());
        List<BigDecimal> benchmarkReturns = Performance.returns(both.benchmark());
        return new DayFigures(
                Performance.volatility(returns),
                Performance.sortino(returns),
                Performance.calmar(equity),
                Performance.beta(ownReturns, benchmarkReturns),
                Performance.alpha(ownReturns, benchmarkReturns),
                shareOfEquity(close.positionsValue()),
                shareOfEquity(totals.bought().min(totals.sold())),
                totals);
    }

    private Optional<BigDecimal> shareOfEquity(Money part) {
        return close.equity().isPositive()
                ? Optional.of(part.amount().divide(close.equity().amount(), 6, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Close to close over the same sessions as the desk's own return, so that the two can be compared. */
    private Optional<BigDecimal> benchmarkReturn(MarketView market) {
        LocalDate before = series.stream()
                .filter(s -> s.moment() == Moment.CLOSE && s.tradingDate().isBefore(close.tradingDate()))
                .reduce((first, second) -> second)
                .map(EquitySnapshot::tradingDate)
                .orElseGet(() -> CALENDAR.previous(close.tradingDate()));
        return benchmarkClose(market, before)
                .flatMap(from -> benchmarkClose(market, close.tradingDate()).map(to -> Performance.change(from, to)));
    }

    private static Optional<BigDecimal> benchmarkClose(MarketView market, LocalDate date) {
        return market.benchmark()
                .flatMap(symbol -> market.sessionBar(symbol, date))
                .map(Bar::close)
                .map(price -> price.value());
    }
}
