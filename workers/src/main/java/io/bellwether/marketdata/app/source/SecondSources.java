package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.SecondOpinion;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Opinion;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.platform.vendor.VendorFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the sources of a market's chain of bars that did not deliver a symbol. */
@Component
class SecondSources implements SecondOpinion {
    private final Sources sources;
    private final SourceLog log;

    SecondSources(Sources sources, SourceLog log) {
        this.sources = sources;
        this.log = log;
    }

    @Override
    public Map<Symbol, List<Passed>> passed(Market market, DataKind kind, Instant asOf) {
        Map<Symbol, List<Passed>> passed = new HashMap<>();
        if (market.kind() == Market.Kind.VENDORS) {
            log.at(market.id(), kind, asOf).forEach((symbol, choice) -> {
                if (choice.source().isEmpty()) {
                    passed.put(symbol, choice.passed());
                }
            });
        }
        return passed;
    }

    @Override
    public Map<Symbol, Opinion> ask(
            Market market,
            SequencedMap<Symbol, Price> closes,
            LocalDate session,
            Instant asOf,
            BigDecimal tolerance,
            int requests) {
        if (market.kind() != Market.Kind.VENDORS) {
            return Map.of();
        }
        List<BarSource> chain = sources.chain(market, DataKind.DAILY_BARS, BarSource.class, Wanted.Reach.ALL).stream()
                .filter(source -> source.lacks().isEmpty())
                .toList();
        Map<Symbol, String> delivered = log.last(market.id(), DataKind.DAILY_BARS, asOf);
        Asking asking = new Asking(session, requests);
        Map<String, List<Symbol>> byFirst = closes.keySet().stream()
                .filter(delivered::containsKey)
                .collect(Collectors.groupingBy(delivered::get, LinkedHashMap::new, Collectors.toList()));
        Map<Symbol, Opinion> opinions = new HashMap<>();
        byFirst.forEach((first, symbols) -> opinions.putAll(asking.first(first, without(chain, first), symbols)));
        for (Symbol symbol : closes.keySet()) {
            Optional.ofNullable(opinions.get(symbol))
                    .filter(opinion -> isDisputed(opinion, closes.get(symbol), tolerance))
                    .ifPresent(opinion -> opinions.put(symbol, asking.another(symbol, opinion, chain)));
        }
        return opinions;
    }

    private static boolean isDisputed(Opinion opinion, Price close, BigDecimal tolerance) {
        return !opinion.others().isEmpty()
                && Opinion.isApart(close, opinion.others().getFirst().price().value(), tolerance);
    }

    private static List<BarSource> without(List<BarSource> chain, String name) {
        return chain.stream().filter(source -> !source.name().equals(name)).toList();
    }

    /** The requests of one session. */
    private static final class Asking {
        private final LocalDate session;
        private final int most;
        private int made;

        Asking(LocalDate session, int most) {
            this.session = session;
            this.most = most;
        }

        Map<Symbol, Opinion> first(String first, List<BarSource> others, List<Symbol> symbols) {
            Chain<BarSource, Price> chain = run(others, symbols);
            Map<Symbol, Opinion> opinions = new HashMap<>();
            for (Symbol symbol : symbols) {
                Optional<Opinion.Close> close = close(chain, symbol);
                opinions.put(
                        symbol,
                        new Opinion(
                                first,
                                close.stream().toList(),
                                close.isPresent() ? "" : why(others, chain.passed(symbol))));
            }
            return opinions;
        }

        Opinion another(Symbol symbol, Opinion opinion, List<BarSource> chain) {
            List<Opinion.Close> others = new ArrayList<>(opinion.others());
            List<BarSource> left =
                    without(without(chain, opinion.source()), others.getFirst().source());
            close(run(left, List.of(symbol)), symbol).ifPresent(others::add);
            return new Opinion(opinion.source(), others, "");
        }

        private Chain<BarSource, Price> run(List<BarSource> others, List<Symbol> symbols) {
            Chain<BarSource, Price> chain =
                    new Chain<>(others, BarSource::mostSymbols, this::closes, (symbol, close) -> "");
            chain.run(symbols);
            return chain;
        }

        private Map<Symbol, Price> closes(BarSource source, List<Symbol> symbols) {
            if (made >= most) {
                throw new VendorFault(
                        source.name(),
                        VendorFault.Kind.BUDGET_SPENT,
                        "not asked: at most %d requests are made to compare closes, as second-opinions says"
                                .formatted(most));
            }
            made++;
            Map<Symbol, Price> closes = new HashMap<>();
            source.dailyBars(symbols, new DateRange(session, session)).forEach((symbol, bars) -> {
                if (bars.adjustment() == SourceBars.Adjustment.RAW) {
                    bars.bars().stream()
                            .filter(bar -> bar.date().equals(session))
                            .map(Bar::close)
                            .forEach(close -> closes.put(symbol, close));
                }
            });
            return closes;
        }

        private static Optional<Opinion.Close> close(Chain<BarSource, Price> chain, Symbol symbol) {
            return Optional.ofNullable(chain.found().get(symbol))
                    .map(found -> new Opinion.Close(found.source(), found.answer()));
        }

        private static String why(List<BarSource> others, List<Passed> passed) {
            return others.isEmpty()
                    ? "the market has no other that may be asked"
                    : passed.stream()
                            .map(one -> one.source() + ": " + one.reason())
                            .collect(Collectors.joining("; "));
        }
    }
}
