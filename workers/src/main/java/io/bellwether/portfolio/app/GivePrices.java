package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.ImportMarket;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.domain.EquitySnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Gives an imported record the daily bars of another market, of what it traded and of the benchmark, so that it can be
 * valued day by day. They are copied: the record keeps them when the other market is gone. Doing it again with another
 * market replaces the bars of the days that market has.
 */
@Service
public class GivePrices {
    /** Before the first trade, so that the benchmark has a close before the deposit. */
    private static final int DAYS_BEFORE = 10;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final ImportLog log;
    private final Snapshots snapshots;
    private final Markets markets;
    private final MarketStore store;
    private final MarketReader reader;
    private final ImportMarket importMarket;

    GivePrices(
            Desks desks,
            ImportLog log,
            Snapshots snapshots,
            Markets markets,
            MarketStore store,
            MarketReader reader,
            ImportMarket importMarket) {
        this.desks = desks;
        this.log = log;
        this.snapshots = snapshots;
        this.markets = markets;
        this.store = store;
        this.reader = reader;
        this.importMarket = importMarket;
    }

    /**
     * What was found.
     *
     * @param market where the bars came from
     * @param days first and last session of them; empty when there are none
     * @param priced symbols of the record with bars
     * @param unpriced symbols of the record without
     * @param benchmark the yardstick, if the other market has one
     */
    public record Result(
            String market,
            Optional<DateRange> days,
            Set<Symbol> priced,
            Set<Symbol> unpriced,
            Optional<Symbol> benchmark) {}

    /**
     * Copies the bars.
     *
     * @param from id of the market that has them
     * @param asOf [UTC] now
     * @throws PermanentFault when the desk was not made by an import
     * @throws io.bellwether.kernel.BpmnErrorException when the other market cannot be read
     */
    public Result run(DeskId deskId, String from, Instant asOf) {
        Desk desk = desks.get(deskId);
        if (log.find(deskId).isEmpty()) {
            throw new PermanentFault("desk %s was not made by an import; its prices are those of market %s"
                    .formatted(deskId, desk.market()));
        }
        Market own = markets.get(desk.market());
        Market other = markets.get(from);
        importMarket.run(other, session(asOf), asOf, Wanted.Reach.ALL);
        Set<Symbol> traded = new TreeSet<>(store.symbols(own));
        Optional<Symbol> benchmark = reader.benchmark(from, asOf);
        Map<Symbol, List<Bar>> bars = bars(deskId, other, traded, benchmark, asOf);
        store.store(
                own,
                bars.entrySet().stream()
                        .map(found -> delivery(found.getKey(), found.getValue(), benchmark))
                        .toList(),
                asOf);
        Set<Symbol> priced = new TreeSet<>(traded);
        priced.retainAll(bars.keySet());
        traded.removeAll(priced);
        return new Result(
                from,
                bars.values().stream().map(GivePrices::range).reduce(DateRange::span),
                priced,
                traded,
                benchmark.filter(bars::containsKey));
    }

    private ExchangeHours session(Instant asOf) {
        LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        return calendar.hours(calendar.previous(today.plusDays(1))).orElseThrow();
    }

    private Map<Symbol, List<Bar>> bars(
            DeskId desk, Market other, Set<Symbol> traded, Optional<Symbol> benchmark, Instant asOf) {
        Map<Symbol, List<Bar>> bars = new TreeMap<>();
        Optional<LocalDate> first = snapshots.dailySeries(desk, ExchangeCalendar.LAST).stream()
                .map(EquitySnapshot::tradingDate)
                .findFirst()
                .map(day -> day.minusDays(DAYS_BEFORE));
        Optional<LocalDate> last = store.state(other).sessions().map(DateRange::last);
        if (first.isEmpty() || last.isEmpty()) {
            return bars;
        }
        Set<Symbol> wanted = new TreeSet<>(traded);
        benchmark.ifPresent(wanted::add);
        for (LocalDate day = first.get(); !day.isAfter(last.get()); day = day.plusDays(1)) {
            store.barsOn(other, day, asOf).forEach((symbol, bar) -> {
                if (wanted.contains(symbol)) {
                    bars.computeIfAbsent(symbol, s -> new ArrayList<>()).add(bar);
                }
            });
        }
        return bars;
    }

    private static Delivery delivery(Symbol symbol, List<Bar> bars, Optional<Symbol> benchmark) {
        boolean isBenchmark = benchmark.equals(Optional.of(symbol));
        return new Delivery(new Instrument(symbol, "", "", isBenchmark), Optional.of(range(bars)), bars);
    }

    private static DateRange range(List<Bar> bars) {
        return new DateRange(bars.getFirst().date(), bars.getLast().date());
    }
}
