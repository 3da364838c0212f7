package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.InMemory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes market data into memory. */
@InMemory
final class MemoryMarketStore implements MarketStore {
    private static final int RATE_SCALE = 9;
    private static final int AMOUNT_SCALE = 6;

    private final MarketTables tables;

    MemoryMarketStore(MarketTables tables) {
        this.tables = tables;
    }

    @Override
    public Imported state(Market market) {
        MarketRows rows = tables.of(market.id());
        return new Imported(rows.fingerprint(), rows.range());
    }

    @Override
    public Imported lock(Market market) {
        tables.of(market.id()).know(market);
        return state(market);
    }

    @Override
    public void worked(Market market, Instant asOf) {
        MarketRows rows = tables.of(market.id());
        rows.know(market);
        rows.worked(asOf);
    }

    @Override
    public void imported(Market market, String fingerprint) {
        tables.of(market.id()).imported(fingerprint);
    }

    @Override
    public void store(Market market, List<Delivery> deliveries, Instant asOf) {
        requireSessions(deliveries);
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        InstrumentRows instruments = new InstrumentRows(rows, knowledge);
        int changed = 0;
        for (Delivery delivery : deliveries) {
            changed += delivery.listed() ? instruments.put(delivery) : 0;
        }
        changed += endUntrue(rows, deliveries, knowledge);
        for (Delivery delivery : deliveries) {
            SymbolRows symbol = rows.of(delivery.instrument().symbol());
            for (Bar bar : delivery.bars()) {
                changed += put(rows, symbol, bar, knowledge);
            }
        }
        rows.barsChanged();
        rows.changed(changed);
    }

    private void requireSessions(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            for (Bar bar : delivery.bars()) {
                tables.days().requiredClose(bar.date());
            }
        }
    }

    /** Ends what the source no longer says about the days that the deliveries cover. */
    private int endUntrue(MarketRows rows, List<Delivery> deliveries, Knowledge knowledge) {
        int ended = 0;
        Map<Symbol, Set<LocalDate>> said = new HashMap<>();
        for (Delivery delivery : deliveries) {
            if (delivery.covers().isEmpty()) {
                continue;
            }
            Symbol symbol = delivery.instrument().symbol();
            DateRange days = delivery.covers().get();
            for (Version<Bar> bar : List.copyOf(inDays(rows.of(symbol).bars(), days))) {
                if (bar.stands()
                        && bar.source().equals(rows.id())
                        && !said.computeIfAbsent(symbol, s -> days(s, deliveries))
                                .contains(bar.row().date())) {
                    rows.endBar(rows.of(symbol), bar, knowledge);
                    ended++;
                }
            }
        }
        return ended;
    }

    private static <T> List<Version<T>> inDays(Series<T> series, DateRange days) {
        return series.between(
                Moments.startOf(days.first()), Moments.startOf(days.last().plusDays(1)));
    }

    private static Set<LocalDate> days(Symbol symbol, List<Delivery> deliveries) {
        Set<LocalDate> days = new HashSet<>();
        deliveries.stream()
                .filter(delivery -> delivery.covers().isPresent()
                        && delivery.instrument().symbol().equals(symbol))
                .forEach(delivery -> delivery.bars().forEach(bar -> days.add(bar.date())));
        return days;
    }

    private int put(MarketRows rows, SymbolRows symbol, Bar bar, Knowledge knowledge) {
        long available = tables.days().requiredClose(bar.date());
        Version<Bar> standing = symbol.bars().standing(available);
        if (standing != null) {
            if (standing.row().equals(bar) && standing.source().equals(rows.id())) {
                return 0;
            }
            rows.endBar(symbol, standing, knowledge);
        }
        return rows.sayBar(symbol, bar, rows.id(), available, knowledge);
    }

    @Override
    public void putNews(Market market, KnownIn<NewsItem> items, Instant asOf) {
        tables.news(market.id()).replace(market.id(), items, tables.knowledge(market, asOf));
    }

    @Override
    public void replaceActions(Market market, List<CorporateAction> actions, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        Map<ActionKey, CorporateAction> said = new HashMap<>();
        actions.forEach(action -> said.put(ActionKey.of(action), kept(action)));
        int changed = 0;
        for (SymbolRows symbol : rows.all()) {
            for (Series<CorporateAction> series : symbol.actions()) {
                for (Version<CorporateAction> version : series.all()) {
                    if (version.stands() && isEnded(version, said, market.id())) {
                        rows.endAction(symbol, version, knowledge);
                        changed++;
                    }
                }
            }
        }
        for (CorporateAction action : said.values()) {
            changed += rows.sayAction(rows.of(action.symbol()), action, market.id(), knowledge);
        }
        rows.changed(changed);
    }

    private record ActionKey(Symbol symbol, LocalDate exDate, CorporateAction.Kind kind) {
        static ActionKey of(CorporateAction action) {
            return new ActionKey(action.symbol(), action.exDate(), action.kind());
        }
    }

    private static boolean isEnded(
            Version<CorporateAction> version, Map<ActionKey, CorporateAction> said, String market) {
        CorporateAction now = said.get(ActionKey.of(version.row()));
        boolean own = version.source().equals(market);
        return now == null ? own : !(own && now.equals(version.row()));
    }

    /** Rates and amounts as the columns of the application's tables keep them. */
    private static CorporateAction kept(CorporateAction action) {
        return switch (action) {
            case CorporateAction.Split split ->
                new CorporateAction.Split(
                        split.symbol(),
                        split.exDate(),
                        kept(split.newRate(), RATE_SCALE),
                        kept(split.oldRate(), RATE_SCALE));
            case CorporateAction.Dividend dividend ->
                new CorporateAction.Dividend(
                        dividend.symbol(), dividend.exDate(), kept(dividend.amount(), AMOUNT_SCALE));
            case CorporateAction.Delisting delisting ->
                new CorporateAction.Delisting(
                        delisting.symbol(), delisting.exDate(), kept(delisting.payout(), AMOUNT_SCALE));
            case CorporateAction.SymbolChange change -> change;
        };
    }

    private static BigDecimal kept(BigDecimal number, int scale) {
        return number.setScale(scale, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    @Override
    public void withdraw(Market market, Set<Symbol> symbols, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        rows.changed(new InstrumentRows(rows, knowledge).withdraw(symbols));
    }

    @Override
    public Set<Symbol> symbols(Market market) {
        Set<Symbol> symbols = new HashSet<>();
        tables.of(market.id()).listed().forEach(rows -> symbols.add(rows.symbol()));
        return symbols;
    }

    @Override
    public Set<Symbol> delivered(Market market) {
        Set<Symbol> symbols = new HashSet<>();
        for (SymbolRows rows : tables.of(market.id()).listed()) {
            if (rows.hasBarsOf(market.id())) {
                symbols.add(rows.symbol());
            }
        }
        return symbols;
    }

    @Override
    public Map<Symbol, Bar> barsOn(Market market, LocalDate date, Instant asOf) {
        return tables.of(market.id()).barsOn(date, Moments.of(asOf));
    }

    @Override
    public Map<Symbol, Held> held(Market market, DateRange days) {
        long from = Moments.startOf(days.first());
        long to = Moments.startOf(days.last().plusDays(1));
        Map<Symbol, Held> found = new HashMap<>();
        for (SymbolRows rows : tables.of(market.id()).all()) {
            List<Version<Bar>> standing = rows.bars().between(from, to).stream()
                    .filter(Version::stands)
                    .toList();
            if (!standing.isEmpty()) {
                found.put(
                        rows.symbol(),
                        new Held(standing.size(), standing.getLast().row().date()));
            }
        }
        return Map.copyOf(found);
    }

    @Override
    public Map<Symbol, Bar> lastBars(Market market, LocalDate upTo) {
        long end = Moments.startOf(upTo.plusDays(1));
        Map<Symbol, Bar> found = new HashMap<>();
        for (SymbolRows rows : tables.of(market.id()).listed()) {
            List<Version<Bar>> bars = rows.bars().between(Moments.ALWAYS, end);
            for (int i = bars.size() - 1; i >= 0; i--) {
                if (bars.get(i).stands() && bars.get(i).source().equals(market.id())) {
                    found.put(rows.symbol(), bars.get(i).row());
                    break;
                }
            }
        }
        return Map.copyOf(found);
    }

    /** A first quote of a moment counts from that moment on: a session asks for its quotes, whatever others have seen. */
    @Override
    public void putQuotes(Market market, List<LastPrice> quotes, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        for (LastPrice quote : quotes) {
            Series<LastPrice> series = rows.of(quote.symbol()).quotes();
            long at = Moments.of(quote.asOf());
            LastPrice kept = new LastPrice(quote.symbol(), Moments.kept(quote.asOf()), quote.price(), quote.kind());
            Version<LastPrice> standing = series.standing(at);
            if (standing != null) {
                if (standing.row().equals(kept) && standing.source().equals(market.id())) {
                    continue;
                }
                knowledge.end(standing, at);
            }
            sayQuote(series, kept, market.id(), at);
            rows.quotesChanged();
        }
    }

    private static void sayQuote(Series<LastPrice> series, LastPrice quote, String source, long at) {
        series.add(List.of(new Version<>(quote, source, at, Versions.ended(series.at(at)), Moments.NEVER)));
    }

    @Override
    public void removeQuotes(String marketId) {
        MarketRows rows = tables.of(marketId);
        rows.all()
                .forEach(symbol ->
                        symbol.quotes().all().removeIf(quote -> quote.source().equals(marketId)));
        rows.quotesChanged();
    }

    @Override
    public void standIn(Market market, Market fallback, Set<Symbol> symbols, DateRange days, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        MarketRows other = tables.of(fallback.id());
        for (Symbol symbol : symbols) {
            other.find(symbol).ifPresent(found -> copy(found, fallback.id(), rows, days, knowledge));
        }
        copyIssues(market.id(), fallback.id(), symbols, days, knowledge);
        rows.instrumentsChanged();
        rows.barsChanged();
        rows.quotesChanged();
        rows.changed(1);
    }

    /** Copies what stands there and not here. */
    private void copy(SymbolRows from, String source, MarketRows rows, DateRange days, Knowledge knowledge) {
        SymbolRows to = rows.of(from.symbol());
        copyInstrument(from, to, rows.id(), knowledge);
        for (Version<Bar> bar : List.copyOf(inDays(from.bars(), days))) {
            if (bar.stands() && to.bars().standing(bar.happened()) == null) {
                rows.sayBar(to, bar.row(), source, bar.happened(), knowledge);
            }
        }
        long lastDay = Moments.startOf(days.last());
        for (Version<LastPrice> quote : List.copyOf(from.quotes().between(lastDay, lastDay + Moments.DAY))) {
            if (quote.stands() && to.quotes().standing(quote.happened()) == null) {
                sayQuote(to.quotes(), quote.row(), source, quote.happened());
            }
        }
        for (Series<CorporateAction> series : List.copyOf(from.actions())) {
            for (Version<CorporateAction> action : List.copyOf(inDays(series, days))) {
                if (action.stands()) {
                    rows.sayAction(to, action.row(), source, knowledge);
                }
            }
        }
        from.facts()
                .forEach((kind, series) -> series.all().stream()
                        .filter(fact -> fact.stands() && !fact.row().withdrawn())
                        .filter(fact -> to.facts(kind).at(fact.happened()).isEmpty())
                        .toList()
                        .forEach(fact -> {
                            Retractables.isPut(to.facts(kind), fact.row().row(), source, fact.happened(), knowledge);
                            rows.factsChanged(to);
                        }));
        from.events()
                .forEach((key, series) -> series.between(Moments.ALWAYS, lastDay + Moments.DAY).stream()
                        .filter(event -> event.stands() && !event.row().withdrawn())
                        .filter(event -> to.events(key).at(event.happened()).isEmpty())
                        .toList()
                        .forEach(event -> rows.sayEvent(to, key, event.row().row(), source, knowledge)));
    }

    private static void copyInstrument(SymbolRows from, SymbolRows to, String market, Knowledge knowledge) {
        Version<Listing> theirs = Versions.standing(from.listings());
        if (theirs != null && Versions.standing(to.listings()) == null) {
            Listing listing = theirs.row();
            to.listings()
                    .addAll(Versions.said(
                            to.listings(),
                            new Listing(listing.instrument(), listing.listedFrom(), false),
                            market,
                            listing.begun(),
                            knowledge));
        }
    }

    private void copyIssues(String market, String fallback, Set<Symbol> symbols, DateRange days, Knowledge knowledge) {
        tables.issues(fallback).splits(days.first(), days.last()).values().stream()
                .flatMap(List::stream)
                .filter(version -> version.stands()
                        && version.row().symbol().filter(symbols::contains).isPresent())
                .map(version -> copied(version.row(), market, fallback))
                .toList()
                .forEach(issue -> tables.issues(market).say(issue, knowledge));
    }

    private static DataIssue copied(DataIssue issue, String market, String fallback) {
        return new DataIssue(
                market,
                issue.symbol(),
                issue.date(),
                "",
                0,
                issue.kind(),
                "%s (from %s)".formatted(issue.detail(), fallback));
    }
}
