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
import java.util.Optional;

/**
 * A desk's day when it is over.
 *
 * @param close the day's last snapshot
 * @param series the opening snapshot, if any, and the closing ones up to the day
 * @param totals sums of the books up to the day
 * @param initialCash [USD] what the desk began with
 */
public record DayClose(EquitySnapshot close, EquitySeries series, DayFigures.Totals totals, Money initialCash) {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    /**
     * The day's metrics; none where equity was not above zero, since nothing is left to divide by.
     *
     * @param atCloses whether what is held is valued at closes day by day; without, there are no figures of risk
     */
    public Optional<DailyMetrics> metrics(MarketView market, boolean atCloses) {
        if (!series.solvent()) {
            return Optional.empty();
        }
        List<BigDecimal> equity = equity();
        BigDecimal deepest = beginsWithDeposit() ? series.maxDrawdown() : Performance.maxDrawdown(equity);
        boolean known = atCloses && series.basis(equity.size()).hasRisk();
        Performance.Risk risk = known ? Performance.risk(returns(equity)) : Performance.Risk.UNKNOWN;
        return Optional.of(new DailyMetrics(
                close.desk(),
                close.tradingDate(),
                close.equity(),
                close.cash(),
                Performance.change(equity.get(equity.size() - 2), equity.getLast()),
                risk.sharpe(),
                deepest,
                benchmarkReturn(market),
                known ? figures(risk, equity, deepest) : withoutRisk()));
    }

    /** Worth by session, beginning with the deposit. */
    private List<BigDecimal> equity() {
        List<BigDecimal> weighted = series.timeWeighted();
        if (beginsWithDeposit()) {
            return weighted;
        }
        List<BigDecimal> equity = new ArrayList<>(weighted.size() + 1);
        equity.add(initialCash.amount());
        equity.addAll(weighted);
        return equity;
    }

    private double[] returns(List<BigDecimal> equity) {
        double[] returns = series.returns();
        if (beginsWithDeposit()) {
            return returns;
        }
        double[] all = new double[returns.length + 1];
        all[0] = Performance.change(equity.get(0), equity.get(1)).doubleValue();
        System.arraycopy(returns, 0, all, 1, returns.length);
        return all;
    }

    private boolean beginsWithDeposit() {
        return series.snapshots().getFirst().moment().equals(Moment.OPENING);
    }

    private DayFigures figures(Performance.Risk risk, List<BigDecimal> equity, BigDecimal deepest) {
        Performance.Line line = Performance.line(series.pairReturns(), series.benchmarkReturns());
        return new DayFigures(
                risk.volatility(),
                risk.sortino(),
                Performance.calmar(equity, deepest),
                line.beta(),
                line.alpha(),
                shareOfEquity(close.positionsValue()),
                shareOfEquity(totals.bought().min(totals.sold())),
                totals);
    }

    private DayFigures withoutRisk() {
        return new DayFigures(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
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
        LocalDate before = series.closeBefore(close.tradingDate())
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
