package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Edition;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads stored market data. Every read takes {@code asOf} and returns what was known then: nothing newer, and nothing as
 * it was corrected later. Bars and quotes
 * from before a split that is known then are given in today's shares, a session's own bar as it was traded.
 */
public interface MarketReader {
    /** A moment after everything that is known: for a person who asks what there is, never for a session. */
    Instant NEWEST = Instant.parse("9000-01-01T00:00:00Z");

    /**
     * Instruments of the market data set as they were, by symbol; the benchmark is among them, what the source no longer
     * had is not, and neither is what had not had its first session.
     */
    List<Instrument> instruments(String market, Instant asOf);

    /** The benchmark's symbol, if the data set had one. */
    Optional<Symbol> benchmark(String market, Instant asOf);

    /** Finished bars known at {@code asOf}, oldest first, at most {@code lookback} of them; empty when unknown. */
    List<Bar> bars(String market, Symbol symbol, Instant asOf, int lookback);

    /** The same for every instrument at once, one query; symbols without bars are absent. */
    Map<Symbol, List<Bar>> allBars(String market, Instant asOf, int lookback);

    /**
     * Corporate actions of the symbols with an ex-date up to the day of {@code asOf}, in the order in which they apply.
     */
    List<CorporateAction> corporateActions(String market, Set<Symbol> symbols, Instant asOf);

    /** The splits among them. */
    default List<CorporateAction.Split> splits(String market, Set<Symbol> symbols, Instant asOf) {
        return corporateActions(market, symbols, asOf).stream()
                .filter(CorporateAction.Split.class::isInstance)
                .map(CorporateAction.Split.class::cast)
                .toList();
    }

    /** The finished bar of one session as it was traded; empty before that session's close or when there is none. */
    Optional<Bar> sessionBar(String market, Symbol symbol, LocalDate date, Instant asOf);

    /** The last quote at or before {@code asOf}; it may be of an earlier session, see {@link LastPrice#asOf()}. */
    Optional<LastPrice> quote(String market, Symbol symbol, Instant asOf);

    /** The same for every instrument at once. */
    Map<Symbol, LastPrice> quotes(String market, Instant asOf);

    /** Which edition of the bars every read at the moment sees; empty when the reader cannot tell. */
    default Optional<Edition> edition(String market, Instant asOf) {
        return Optional.empty();
    }
}
