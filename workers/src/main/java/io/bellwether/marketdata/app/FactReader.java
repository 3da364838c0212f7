package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import java.time.Instant;
import java.util.Map;

/**
 * Reads what is known of companies besides their prices. Every read takes {@code asOf} and returns nothing that was not
 * known then; a symbol of which nothing is known is absent.
 */
public interface FactReader {
    /** Calendar days after which a report given is no news any more. */
    int REMEMBERED = 200;

    /** The newest number that says how large a company is, by symbol. */
    Map<Symbol, InstrumentFact> sizes(String market, Instant asOf);

    /**
     * The last report of the past {@link #REMEMBERED} days and the next one that is announced, by symbol; of a report
     * announced more than once the last word counts.
     */
    Map<Symbol, Reports> reports(String market, Instant asOf);

    /** Symbols in which trading is stopped at the moment; when it goes on is not known, so no halt has an end. */
    Map<Symbol, TradingHalt> halts(String market, Instant asOf);
}
