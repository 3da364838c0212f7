package io.bellwether.portfolio.app;

import static java.util.Comparator.naturalOrder;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.SourceTotal;
import io.bellwether.portfolio.domain.imports.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Enters a rebuilt record into the books, step by step; steps that are entered already are left alone. */
@Component
class RecordBooking {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Books books;
    private final ImportedBooks imported;
    private final RecordedOrders orders;
    private final Markets markets;
    private final MarketStore prices;
    private final Snapshots snapshots;
    private final Valuation valuation;
    private final TakeClosingSnapshot closing;

    RecordBooking(
            Books books,
            ImportedBooks imported,
            RecordedOrders orders,
            Markets markets,
            MarketStore prices,
            Snapshots snapshots,
            Valuation valuation,
            TakeClosingSnapshot closing) {
        this.books = books;
        this.imported = imported;
        this.orders = orders;
        this.markets = markets;
        this.prices = prices;
        this.snapshots = snapshots;
        this.valuation = valuation;
        this.closing = closing;
    }

    /**
     * Empties the books that imports made.
     *
     * @throws PermanentFault when the desk has traded by itself too
     */
    void clear(Desk desk) {
        if (orders.hasOthers(desk.id())) {
            throw new PermanentFault(
                    "desk %s has orders that no import made, so its books cannot be made anew; import into another desk"
                            .formatted(desk.id()));
        }
        imported.clear(desk.id());
        orders.forget(desk.id());
        prices.removeQuotes(desk.market());
    }

    /**
     * Enters a record.
     *
     * @param files names of the files, as where the prices come from
     * @param from how many steps are entered already
     */
    void enter(Desk desk, Rebuilt rebuilt, String files, int from) {
        Market market = markets.register(desk.market(), Market.Kind.RECORD, files, Optional.empty());
        keepPrices(market, rebuilt.quotes());
        rebuilt.steps().stream().findFirst().ifPresent(first -> open(desk, first));
        for (Step step : rebuilt.steps().subList(from, rebuilt.steps().size())) {
            switch (step) {
                case Step.Trade trade -> {
                    orders.keep(desk.id(), trade);
                    books.book(desk.id(), trade.fill());
                }
                case Step.Unexplained cash -> books.enter(desk.id(), cash.entry());
                case Step.Cash cash -> books.enter(desk.id(), cash.entry());
                case Step.Action action -> books.apply(desk.id(), action.action(), action.terms());
                case Step.Close close -> close(desk, close, rebuilt.hasCloses());
            }
        }
    }

    /** A record names single prices: they become quotes, and no bars are made up. What is known of a symbol stays. */
    private void keepPrices(Market market, List<LastPrice> quotes) {
        Set<Symbol> known = prices.symbols(market);
        List<Delivery> instruments = quotes.stream()
                .map(LastPrice::symbol)
                .filter(symbol -> !known.contains(symbol))
                .distinct()
                .sorted()
                .map(symbol -> new Delivery(new Instrument(symbol, "", "", false), Optional.empty(), List.of()))
                .toList();
        Instant last = quotes.stream().map(LastPrice::asOf).max(naturalOrder()).orElse(Instant.EPOCH);
        prices.store(market, instruments, last);
        prices.putQuotes(market, quotes, last);
    }

    private void open(Desk desk, Step first) {
        ExchangeHours session = calendar.hours(first.date()).orElseThrow();
        books.openWith(desk.id(), desk.initialCash(), first.date(), session.open());
    }

    private void close(Desk desk, Step.Close close, boolean atCloses) {
        if (snapshots.find(desk.id(), close.date(), Moment.CLOSE).isPresent()) {
            return;
        }
        SessionRef ref = new SessionRef(desk.id(), close.date(), Session.CLOSE, close.asOf(), true);
        EquitySnapshot valued = valuation.take(ref, Moment.CLOSE);
        closing.keep(close.asStated().map(total -> stated(valued, total)).orElse(valued), atCloses);
    }

    /** Cash and equity as the source states them; the positions are what lies between. */
    private static EquitySnapshot stated(EquitySnapshot valued, SourceTotal total) {
        Money cash = Money.rounded(total.cash());
        Money equity = Money.rounded(total.equity());
        return new EquitySnapshot(
                valued.desk(),
                valued.tradingDate(),
                valued.moment(),
                valued.asOf(),
                cash,
                equity.minus(cash),
                equity,
                valued.benchmarkPrice());
    }
}
