package io.bellwether.marketdata.app;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The segments of a desk and what is in none of them.
 *
 * @param market id of the market data set the desk trades
 * @param segments by id
 * @param otherSymbols how many traded symbols of the market are in no segment and have the desk's own limits
 */
public record SegmentsOf(String market, List<Listed> segments, long otherSymbols) {
    public SegmentsOf {
        segments = List.copyOf(segments);
    }

    /**
     * A segment with the limits that were set for it.
     *
     * @param own values by key; where there is none the desk's counts
     */
    public record Listed(Segment segment, Map<LimitKey, BigDecimal> own) {}
}
