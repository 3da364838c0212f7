package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A source that has what a test plants. */
final class PlantedSource implements BarSource, QuoteSource, ActionSource {
    private final String name;
    private final Map<Symbol, List<Bar>> bars = new TreeMap<>();
    private final Map<Symbol, SourceQuote> quotes = new HashMap<>();
    private final List<CorporateAction> actions = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<VendorFault.Kind> fault = Optional.empty();

    PlantedSource(String name) {
        this.name = name;
    }

    void clear() {
        bars.clear();
        quotes.clear();
        actions.clear();
        asked.clear();
        fault = Optional.empty();
    }

    /** From now on every call fails so. */
    void fails(VendorFault.Kind kind) {
        fault = Optional.of(kind);
    }

    void bar(String symbol, LocalDate date, String price) {
        Price all = Price.of(price);
        List<Bar> of = bars.computeIfAbsent(new Symbol(symbol), s -> new ArrayList<>());
        of.removeIf(bar -> bar.date().equals(date));
        of.add(new Bar(date, all, all, all, all, 1000));
    }

    void quote(String symbol, String bid, String ask, Instant at) {
        Symbol of = new Symbol(symbol);
        quotes.put(
                of,
                new SourceQuote(
                        of,
                        Optional.of(Price.of(bid)),
                        Optional.of(Price.of(ask)),
                        Optional.of(at),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    void action(CorporateAction action) {
        actions.add(action);
    }

    /** What was asked, e.g. {@code bars AAA,BBB}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void ask(String what, List<Symbol> symbols) {
        asked.add(what + " "
                + String.join(",", symbols.stream().map(Symbol::value).toList()));
        fault.ifPresent(kind -> {
            throw new VendorFault(name, kind, name + " is gone");
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> lacks() {
        return Optional.empty();
    }

    @Override
    public int mostSymbols() {
        return 2;
    }

    @Override
    public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
        ask("bars", symbols);
        Map<Symbol, SourceBars> found = new HashMap<>();
        symbols.stream()
                .filter(bars::containsKey)
                .forEach(symbol -> found.put(
                        symbol,
                        SourceBars.raw(bars.get(symbol).stream()
                                .filter(bar -> !bar.date().isBefore(days.first())
                                        && !bar.date().isAfter(days.last()))
                                .toList())));
        return found;
    }

    @Override
    public int mostQuoted() {
        return 100;
    }

    @Override
    public Map<Symbol, SourceQuote> quotes(List<Symbol> symbols) {
        ask("quotes", symbols);
        Map<Symbol, SourceQuote> found = new HashMap<>();
        symbols.stream().filter(quotes::containsKey).forEach(symbol -> found.put(symbol, quotes.get(symbol)));
        return found;
    }

    @Override
    public int mostActing() {
        return 100;
    }

    @Override
    public List<CorporateAction> actions(List<Symbol> symbols, DateRange exDates) {
        ask("actions", symbols);
        return actions.stream()
                .filter(action -> symbols.contains(action.symbol())
                        && !action.exDate().isBefore(exDates.first())
                        && !action.exDate().isAfter(exDates.last()))
                .toList();
    }
}
