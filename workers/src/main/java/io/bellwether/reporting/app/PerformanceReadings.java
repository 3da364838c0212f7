package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.RoundTrip;
import io.bellwether.reporting.domain.DailyEquity;
import io.bellwether.reporting.domain.Holding;
import io.bellwether.reporting.domain.SizedOrder;
import io.bellwether.reporting.domain.Traded;
import java.util.List;

/** What a desk's books say about its whole life. */
public interface PerformanceReadings {
    /** Equity at the first deposit and at every close since, oldest first, with the benchmark where it is known. */
    List<DailyEquity> equity(DeskId desk);

    /** Every exit of a lot with what led to it, in the order of the exits. */
    List<Exit> exits(DeskId desk);

    /** Open positions. */
    List<Holding> holdings(DeskId desk);

    /** Fees, dividends and the value of all trades. */
    Traded traded(DeskId desk);

    /** Every order that a decision led to, filled or not, with what set its size. */
    List<SizedOrder> sizedOrders(DeskId desk);

    /**
     * An exit of a lot.
     *
     * @param trip what it brought
     * @param origin why it was bought and sold
     */
    record Exit(RoundTrip trip, Origin origin) {}

    /**
     * What led to a trade; empty texts where nothing is known of it.
     *
     * @param exitType purpose of the order that sold, or the kind of corporate action
     * @param entryType purpose of the order that bought
     * @param segment segment of the symbol
     * @param convictionBand band of the conviction it was bought with
     * @param advisor who proposed to buy
     */
    record Origin(String exitType, String entryType, String segment, String convictionBand, String advisor) {}
}
