package io.bellwether.marketdata.app;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SessionGaps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Looks which sessions are missing in what is stored of a market, and which symbols ended before the others. */
@Service
public class FindGaps {
    private final MarketStore store;
    private final MarketReader reader;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    FindGaps(MarketStore store, MarketReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /**
     * What is stored of a symbol.
     *
     * @param symbol whose bars
     * @param days its first bar to its last
     * @param bars how many
     * @param missing sessions between them without a bar
     * @param behind sessions from its last bar to the market's last; 0 when it did not end
     * @param ended what is known of its end, such as that it was delisted; empty when nothing is, or it did not end
     */
    public record Held(
            Symbol symbol, DateRange days, int bars, SessionGaps missing, int behind, Optional<String> ended) {
        /** Whether something is to be said of it. */
        public boolean isGapless() {
            return missing.sessions() == 0 && behind == 0;
        }
    }

    /**
     * What is stored of a market.
     *
     * @param market its id
     * @param symbols those that have bars, by symbol
     * @param without those that have none
     * @param days first to last bar of all; empty when there is none
     */
    public record Gaps(String market, List<Held> symbols, Set<Symbol> without, Optional<DateRange> days) {}

    /** A person looks: it is read what is stored now, by symbol, so that a large market needs no more memory. */
    public Gaps run(Market market) {
        List<Held> read = new ArrayList<>();
        Set<Symbol> without = new TreeSet<>();
        for (Symbol symbol : new TreeSet<>(store.symbols(market))) {
            List<LocalDate> days = reader.bars(market.id(), symbol, MarketReader.NEWEST, Integer.MAX_VALUE).stream()
                    .map(Bar::date)
                    .toList();
            if (days.isEmpty()) {
                without.add(symbol);
            } else {
                read.add(new Held(
                        symbol,
                        new DateRange(days.getFirst(), days.getLast()),
                        days.size(),
                        SessionGaps.of(calendar, days),
                        0,
                        Optional.empty()));
            }
        }
        Optional<DateRange> all = read.stream().map(Held::days).reduce(DateRange::span);
        List<Held> held = all.map(range -> read.stream()
                        .map(one -> withEnd(market, one, range.last()))
                        .toList())
                .orElse(List.of());
        return new Gaps(market.id(), held, without, all);
    }

    private Held withEnd(Market market, Held held, LocalDate last) {
        LocalDate own = held.days().last();
        if (!own.isBefore(last) || own.isBefore(ExchangeCalendar.FIRST)) {
            return held;
        }
        int behind = (int) calendar.tradingDays(calendar.next(own), last).count();
        Optional<String> ended =
                reader.corporateActions(market.id(), Set.of(held.symbol()), MarketReader.NEWEST).stream()
                        .filter(action -> !action.exDate().isBefore(own))
                        .flatMap(action -> end(action).stream())
                        .findFirst();
        return new Held(held.symbol(), held.days(), held.bars(), held.missing(), behind, ended);
    }

    private static Optional<String> end(CorporateAction action) {
        return switch (action) {
            case CorporateAction.Delisting delisting -> Optional.of("delisted on " + delisting.exDate());
            case CorporateAction.SymbolChange change ->
                Optional.of("called %s from %s on".formatted(change.newSymbol(), change.exDate()));
            case CorporateAction.Split split -> Optional.empty();
            case CorporateAction.Dividend dividend -> Optional.empty();
        };
    }
}
