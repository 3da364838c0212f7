package io.bellwether.desk.domain;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The own limits of a segment.
 *
 * @param segment its id
 * @param own values by key; where they are stricter than the desk's they count
 */
public record SegmentLimits(String segment, Map<LimitKey, BigDecimal> own) {
    public SegmentLimits {
        own = Map.copyOf(own);
    }
}
