package io.bellwether.marketdata.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a feed has of one instrument.
 *
 * @param instrument the instrument
 * @param covers the days for which the bars are complete: a stored bar of the same source in this range that is not
 *     among them is no longer true; empty when there is nothing
 * @param bars oldest first, one per session
 * @param vendor who delivered the bars, where the feed has several; otherwise empty
 * @param listed whether the instrument may be traded; bars of others are kept for those who still hold it
 */
public record Delivery(
        Instrument instrument, Optional<DateRange> covers, List<Bar> bars, String vendor, boolean listed) {
    public Delivery {
        bars = List.copyOf(bars);
    }

    /** Of a feed that is its own vendor. */
    public Delivery(Instrument instrument, Optional<DateRange> covers, List<Bar> bars) {
        this(instrument, covers, bars, "", true);
    }
}
