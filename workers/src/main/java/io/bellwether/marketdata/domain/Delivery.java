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
 */
public record Delivery(Instrument instrument, Optional<DateRange> covers, List<Bar> bars) {
    public Delivery {
        bars = List.copyOf(bars);
    }
}
