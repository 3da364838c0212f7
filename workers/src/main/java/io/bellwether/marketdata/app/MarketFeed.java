package io.bellwether.marketdata.app;

import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.FileContent;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source of market data. A source that cannot deliver throws {@link io.bellwether.kernel.BpmnErrorException}
 * {@code MARKET_DATA_UNAVAILABLE} with a sentence that says what to do.
 */
@OutsideCall
public interface MarketFeed {
    /** Takes what a feed delivers, one instrument at a time. */
    interface Sink {
        void accept(Delivery delivery);

        /** Takes headlines; what was stored of the span and is not among them was withdrawn. */
        void news(KnownIn<NewsItem> items);

        void report(DataIssue issue);

        /** Takes what became of each file, from a feed that reads files. */
        void files(DataFiles files);

        /** Takes what the files turned out to be, for those who tell it to people. */
        default void contents(List<FileContent> contents) {}

        /** How many findings of one file are told one by one; the others are counted. */
        default int mostFindings() {
            return 1000;
        }

        /** Takes all corporate actions that the source has; without a call it has none. */
        void announce(List<CorporateAction> actions);

        /** Takes numbers about companies; what was stored of the span and is not among them was withdrawn. */
        void facts(KnownIn<InstrumentFact> facts);

        /** Takes reports and trading halts, in the same way. */
        void events(KnownIn<MarketEvent> events);
    }

    /** The data sets this feed delivers. */
    @OutsideCall.Local
    Market.Kind kind();

    /** State of the source: equal fingerprints mean equal data. */
    String fingerprint(Market market);

    /** The days still to be imported for a session at {@code asOf}; empty when everything is stored. */
    Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf);

    /**
     * Delivers what is wanted, at least; a feed that only has bars as a whole delivers the whole.
     *
     * @return whether nothing is missing that a further source may have
     */
    boolean deliver(Market market, Wanted wanted, Sink sink);

    /**
     * Quotes of the session known at {@code asOf}.
     *
     * @param reach how far a feed of several sources goes
     * @param instruments instruments by symbol
     * @param stored bars of this session that the import has stored, whether known at {@code asOf} or not
     */
    List<LastPrice> quotes(
            Market market,
            Map<Symbol, Instrument> instruments,
            Map<Symbol, Bar> stored,
            ExchangeHours day,
            Instant asOf,
            Wanted.Reach reach);

    /** Fetches what a session knows beside prices, from a feed that has it apart; what it does not get is no error. */
    default void besides(Market market, LocalDate session, Instant asOf) {}

    /** Whether several sources stand behind it, so that for what one does not have another may be asked. */
    @OutsideCall.Local
    default boolean isChain() {
        return false;
    }
}
