package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads stored market data. Every read takes {@code asOf} and returns nothing that was not known then. */
public interface MarketReader {
    /** Instruments of the market data set, by symbol; the benchmark is among them. */
    List<Instrument> instruments(String market);

    /** The benchmark's symbol, if the data set has one. */
    Optional<Symbol> benchmark(String market);

    /** Finished bars known at {@code asOf}, oldest first, at most {@code lookback} of them; empty when unknown. */
    List<Bar> bars(String market, Symbol symbol, Instant asOf, int lookback);

    /** The same for every instrument at once, one query; symbols without bars are absent. */
    Map<Symbol, List<Bar>> allBars(String market, Instant asOf, int lookback);

    /** The finished bar of one session; empty before that session's close or when there is none. */
    Optional<Bar> sessionBar(String market, Symbol symbol, LocalDate date, Instant asOf);

    /** The last quote at or before {@code asOf}; it may be of an earlier session, see {@link Quote#asOf()}. */
    Optional<Quote> quote(String market, Symbol symbol, Instant asOf);

    /** The same for every instrument at once. */
    Map<Symbol, Quote> quotes(String market, Instant asOf);
}
