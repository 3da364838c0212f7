package io.bellwether.decision.domain.claims;

import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The facts of a context by what an answer calls them. An empty list is a fact that was not given. */
final class KnownFacts {
    private static final int SCALE = 6;

    private final DeskContext context;
    private final Map<String, InstrumentFacts> instruments;

    KnownFacts(DeskContext context) {
        this.context = context;
        this.instruments = HashMap.newHashMap(context.instruments().size());
        context.instruments()
                .forEach(facts -> instruments.putIfAbsent(facts.symbol().value(), facts));
    }

    /** Whether the facts are about the symbol. */
    boolean knows(Symbol symbol) {
        return symbol(symbol.value()).isPresent();
    }

    /** The symbol that the word is and that the facts are about. */
    Optional<Symbol> symbol(String word) {
        return Optional.ofNullable(instruments.get(word))
                .map(InstrumentFacts::symbol)
                .or(() -> context.market()
                        .benchmark()
                        .filter(symbol -> symbol.value().equals(word)));
    }

    private Optional<InstrumentFacts> instrument(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol.value()));
    }

    boolean isBenchmark(Symbol symbol) {
        return context.market().benchmark().equals(Optional.of(symbol));
    }

    /** Prices of a share: the last one, and the last closes, any of which "the price" may mean. */
    List<BigDecimal> prices(Symbol symbol) {
        if (isBenchmark(symbol)) {
            return context.market().price().map(Price::value).stream().toList();
        }
        return instrument(symbol)
                .map(i -> Stream.concat(i.price().stream(), i.closes().stream())
                        .map(Price::value)
                        .toList())
                .orElse(List.of());
    }

    List<BigDecimal> indicator(Symbol symbol, Function<IndicatorFacts, BigDecimal> which) {
        return instrument(symbol).flatMap(InstrumentFacts::indicators).map(which).stream()
                .toList();
    }

    /** Annualised volatility of a share, or of the market. */
    List<BigDecimal> volatility(Symbol symbol) {
        return isBenchmark(symbol)
                ? context.market().volatility20().stream().toList()
                : indicator(symbol, IndicatorFacts::volatility20);
    }

    /** Change over 20 sessions of a share, or of the market. */
    List<BigDecimal> month(Symbol symbol) {
        return isBenchmark(symbol)
                ? context.market().return20().stream().toList()
                : indicator(symbol, IndicatorFacts::momentum20);
    }

    /** Changes that "today" may mean: against the last close, and of the last close against the one before. */
    List<BigDecimal> day(Symbol symbol) {
        if (isBenchmark(symbol)) {
            return context.market().return1().stream().toList();
        }
        Optional<InstrumentFacts> known = instrument(symbol);
        List<BigDecimal> series = new ArrayList<>(known.map(InstrumentFacts::closes).orElse(List.of()).stream()
                .map(Price::value)
                .toList());
        known.flatMap(InstrumentFacts::price).map(Price::value).ifPresent(series::add);
        List<BigDecimal> changes = new ArrayList<>();
        for (int i = Math.max(1, series.size() - 2); i < series.size(); i++) {
            changes.add(series.get(i)
                    .divide(series.get(i - 1), SCALE, RoundingMode.HALF_UP)
                    .subtract(BigDecimal.ONE));
        }
        return changes;
    }

    List<BigDecimal> breadth() {
        return context.market().aboveSma50().stream().toList();
    }

    List<BigDecimal> cash() {
        return Stream.concat(
                        Stream.of(context.portfolio().cash().amount()),
                        context.binding().map(b -> b.room().spendable().amount()).stream())
                .toList();
    }

    List<BigDecimal> equity() {
        return List.of(
                context.portfolio().equity().amount(),
                context.portfolio().peakEquity().amount());
    }

    List<BigDecimal> drawdown() {
        return List.of(context.portfolio().drawdown());
    }

    /** Whether reports were told of at all. */
    boolean tellsReports() {
        return context.binding().isPresent();
    }

    /** The next report of the company, where one was told. */
    Optional<LocalDate> report(Symbol symbol) {
        return context.binding().flatMap((BindingFacts b) -> b.report(symbol));
    }
}
