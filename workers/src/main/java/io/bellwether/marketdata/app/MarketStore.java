package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.NewsItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where imports write. Every write has a natural key: doing it again changes nothing. What is said differently ends what
 * was said before and stands beside it, and changes nothing of what sessions saw up to then; {@code asOf} is the moment
 * at which it became known.
 */
public interface MarketStore {
    /** What is stored of the data set now. */
    Imported state(Market market);

    /** Locks the data set for the transaction, so that one import runs at a time, and says what is stored. */
    Imported lock(Market market);

    /** Remembers that a session works with the data as known at the moment: what it sees stays. */
    void worked(Market market, Instant asOf);

    /** Remembers the state of the source that is now stored. */
    void imported(Market market, String fingerprint);

    /** Stores instruments with their bars; bars of the same source that are no longer true are ended. */
    void store(Market market, List<Delivery> deliveries, Instant asOf);

    /** Stores headlines in the place of those that the data set had of the span. */
    void putNews(Market market, KnownIn<NewsItem> items, Instant asOf);

    /** Makes these the corporate actions of the data set's own source. */
    void replaceActions(Market market, List<CorporateAction> actions, Instant asOf);

    /** Notes that the source no longer has these symbols: they are kept and not traded, until it has them again. */
    void withdraw(Market market, Set<Symbol> symbols, Instant asOf);

    /** Symbols stored for the data set. */
    Set<Symbol> symbols(Market market);

    /** Symbols with bars from the data set's own source. */
    Set<Symbol> delivered(Market market);

    /**
     * Bars of one session as they were at the moment, whether it was over by then or not; for making quotes only, never
     * for decisions.
     */
    Map<Symbol, Bar> barsOn(Market market, LocalDate date, Instant asOf);

    /** Stores quotes; one of the same moment is replaced for those who look later. */
    void putQuotes(Market market, List<LastPrice> quotes, Instant asOf);

    /** Removes every quote that is the data set's own. */
    void removeQuotes(String marketId);

    /**
     * Lets another data set stand in: copies its instruments, bars and corporate actions of the days, quotes of the last
     * day, facts and events where this one has none.
     *
     * @param symbols which symbols to copy
     */
    void standIn(Market market, Market fallback, Set<Symbol> symbols, DateRange days, Instant asOf);

    /** What is stored now of the span, by symbol; symbols without a bar in it are missing. */
    Map<Symbol, Held> held(Market market, DateRange days);

    /**
     * Stored bars of a symbol.
     *
     * @param bars how many sessions have one
     * @param last the last of these
     */
    record Held(int bars, LocalDate last) {}

    /** Last stored close on or before the date, by symbol. */
    Map<Symbol, Bar> lastBars(Market market, LocalDate upTo);
}
