package io.bellwether.marketdata.app;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Imports a market when a person asks for it, outside of any session, and says what that changed. What a session saw
 * stays as it was. Running it again while the source has not changed changes nothing.
 */
@Service
public class RefreshMarket {
    private final ImportMarket importMarket;
    private final MarketStore store;
    private final MarketReader reader;
    private final DataIssues issues;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    RefreshMarket(ImportMarket importMarket, MarketStore store, MarketReader reader, DataIssues issues) {
        this.importMarket = importMarket;
        this.store = store;
        this.reader = reader;
        this.issues = issues;
    }

    /**
     * What an import changed.
     *
     * @param bars stored after it
     * @param barsBefore stored before it
     * @param added symbols that are new
     * @param grown symbols with more bars than before
     * @param restated symbols of which a bar that was there reads differently: it was corrected or taken back, or a split
     *     restates it
     * @param gone symbols that the source no longer has; their bars are kept
     */
    public record Changed(
            long bars, long barsBefore, Set<Symbol> added, Set<Symbol> grown, Set<Symbol> restated, Set<Symbol> gone) {
        /** Whether everything is as it was. */
        public boolean isNothing() {
            return bars == barsBefore && added.isEmpty() && grown.isEmpty() && restated.isEmpty();
        }
    }

    /** A symbol's bars up to a day: how many, and a number that is another when one of them is. */
    private record Print(int bars, LocalDate last, int hash) {}

    /**
     * Imports the market.
     *
     * @param asOf [UTC] now
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     */
    public Changed run(Market market, Instant asOf) {
        Map<Symbol, Print> before = new TreeMap<>();
        for (Symbol symbol : store.symbols(market)) {
            List<Bar> bars = bars(market, symbol);
            if (!bars.isEmpty()) {
                before.put(symbol, new Print(bars.size(), bars.getLast().date(), bars.hashCode()));
            }
        }
        importMarket.run(market, session(asOf), asOf, Wanted.Reach.ALL);
        Set<Symbol> added = new TreeSet<>();
        Set<Symbol> grown = new TreeSet<>();
        Set<Symbol> restated = new TreeSet<>();
        long count = 0;
        for (Symbol symbol : store.symbols(market)) {
            List<Bar> bars = bars(market, symbol);
            count += bars.size();
            Print old = before.get(symbol);
            if (old == null) {
                (bars.isEmpty() ? new TreeSet<Symbol>() : added).add(symbol);
                continue;
            }
            List<Bar> same =
                    bars.stream().filter(bar -> !bar.date().isAfter(old.last())).toList();
            if (same.hashCode() != old.hash()) {
                restated.add(symbol);
            }
            if (bars.size() > old.bars()) {
                grown.add(symbol);
            }
        }
        long countBefore = before.values().stream().mapToLong(Print::bars).sum();
        return new Changed(count, countBefore, added, grown, restated, gone(market));
    }

    private List<Bar> bars(Market market, Symbol symbol) {
        return reader.bars(market.id(), symbol, MarketReader.NEWEST, Integer.MAX_VALUE);
    }

    private Set<Symbol> gone(Market market) {
        Set<Symbol> gone = new TreeSet<>();
        issues.list(market.id(), Integer.MAX_VALUE).stream()
                .filter(issue -> issue.kind() == DataIssue.Kind.FILE_GONE)
                .forEach(issue -> issue.symbol().ifPresent(gone::add));
        return gone;
    }

    /** The session of the moment, or the next one. */
    private ExchangeHours session(Instant asOf) {
        LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        LocalDate day = calendar.isTradingDay(today) ? today : calendar.next(today);
        return calendar.hours(day).orElseThrow();
    }
}
