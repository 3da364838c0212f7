package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.portfolio.domain.AgainstBenchmark;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.Performance;
import io.bellwether.portfolio.domain.SeriesBasis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the equity at the close and the day's metrics, once; a second run returns the first snapshot. */
@Service
public class TakeClosingSnapshot {
    private static final AgainstBenchmark NO_DAYS = new AgainstBenchmark(List.of(), List.of(), List.of());

    private final Snapshots snapshots;
    private final Valuation valuation;
    private final LateSnapshots late;
    private final Desks desks;
    private final MarketReader market;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    TakeClosingSnapshot(
            Snapshots snapshots, Valuation valuation, LateSnapshots late, Desks desks, MarketReader market) {
        this.snapshots = snapshots;
        this.valuation = valuation;
        this.late = late;
        this.desks = desks;
        this.market = market;
    }

    /**
     * Takes it while the books still tell of the session's day.
     *
     * @return empty, with an alert, when a later day has begun to trade: its shares at this day's prices would be the
     *     equity of neither
     * @throws io.bellwether.kernel.ModelledFault LEDGER_BROKEN, with the numbers; nothing is stored then
     */
    @Transactional
    public Optional<EquitySnapshot> inTime(SessionRef ref) {
        if (late.isLate(ref)) {
            late.tell(ref);
            return Optional.empty();
        }
        return Optional.of(run(ref));
    }

    /** @throws io.bellwether.kernel.ModelledFault LEDGER_BROKEN, with the numbers; nothing is stored then */
    @Transactional
    public EquitySnapshot run(SessionRef ref) {
        Optional<EquitySnapshot> earlier = snapshots.find(ref.desk(), ref.tradingDate(), Moment.CLOSE);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        return keep(valuation.take(ref, Moment.CLOSE), true);
    }

    /**
     * Keeps a day's last snapshot with the metrics made of it; without them where there is nothing left to divide by.
     *
     * @param atCloses whether what is held is valued at closes day by day; without, there are no figures of risk
     */
    EquitySnapshot keep(EquitySnapshot closing, boolean atCloses) {
        EquitySnapshot close = snapshots.keepFirst(closing);
        boolean solvent = snapshots.dailySeries(close.desk(), close.tradingDate()).stream()
                .allMatch(snapshot -> snapshot.equity().isPositive());
        if (solvent) {
            snapshots.keepFirst(metrics(close, atCloses));
        }
        return close;
    }

    private DailyMetrics metrics(EquitySnapshot close, boolean atCloses) {
        List<EquitySnapshot> series = snapshots.dailySeries(close.desk(), close.tradingDate());
        List<BigDecimal> weighted =
                EquitySeries.timeWeighted(series, snapshots.flows(close.desk(), close.tradingDate()));
        List<BigDecimal> equity = new ArrayList<>(weighted);
        if (series.getFirst().moment() != Moment.OPENING) {
            equity.addFirst(desks.get(close.desk()).initialCash().amount());
        }
        List<BigDecimal> returns = Performance.returns(equity);
        boolean risk = atCloses && hasRisk(series, equity);
        return new DailyMetrics(
                close.desk(),
                close.tradingDate(),
                close.equity(),
                close.cash(),
                returns.getLast(),
                risk ? Performance.sharpe(returns) : Optional.empty(),
                Performance.maxDrawdown(equity),
                benchmarkReturn(close, series),
                risk
                        ? figures(close, AgainstBenchmark.of(series, weighted), equity, returns)
                        : figures(close, NO_DAYS, List.of(), List.of()));
    }

    private static boolean hasRisk(List<EquitySnapshot> series, List<BigDecimal> equity) {
        List<LocalDate> dates =
                new ArrayList<>(series.stream().map(EquitySnapshot::tradingDate).toList());
        if (dates.size() < equity.size()) {
            dates.addFirst(dates.getFirst());
        }
        return SeriesBasis.of(dates, equity).hasRisk();
    }

    private DayFigures figures(
            EquitySnapshot close, AgainstBenchmark both, List<BigDecimal> equity, List<BigDecimal> returns) {
        List<BigDecimal> ownReturns = Performance.returns(both.own());
        List<BigDecimal> benchmarkReturns = Performance.returns(both.benchmark());
        DayFigures.Totals totals = snapshots.totals(close.desk(), close.tradingDate());
        return new DayFigures(
                Performance.volatility(returns),
                Performance.sortino(returns),
                Performance.calmar(equity),
                Performance.beta(ownReturns, benchmarkReturns),
                Performance.alpha(ownReturns, benchmarkReturns),
                share(close.positionsValue(), close.equity()),
                share(totals.bought().min(totals.sold()), close.equity()),
                totals);
    }

    private static Optional<BigDecimal> share(Money part, Money equity) {
        return equity.isPositive()
                ? Optional.of(part.amount().divide(equity.amount(), 6, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Close to close over the same sessions as the desk's own return, so that the two can be compared. */
    private Optional<BigDecimal> benchmarkReturn(EquitySnapshot close, List<EquitySnapshot> series) {
        LocalDate before = series.stream()
                .filter(s -> s.moment() == Moment.CLOSE && s.tradingDate().isBefore(close.tradingDate()))
                .reduce((first, second) -> second)
                .map(EquitySnapshot::tradingDate)
                .orElseGet(() -> calendar.previous(close.tradingDate()));
        String data = desks.get(close.desk()).market();
        return benchmarkClose(data, before, close.asOf())
                .flatMap(from -> benchmarkClose(data, close.tradingDate(), close.asOf())
                        .map(to -> Performance.change(from, to)));
    }

    private Optional<BigDecimal> benchmarkClose(String data, LocalDate date, Instant asOf) {
        return market.benchmark(data, asOf)
                .flatMap(symbol -> market.sessionBar(data, symbol, date, asOf))
                .map(Bar::close)
                .map(price -> price.value());
    }
}
