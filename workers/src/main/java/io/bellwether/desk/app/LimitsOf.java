package io.bellwether.desk.app;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The limits in force for a desk, or for a segment of it.
 *
 * @param inForce what the next gate run works with
 * @param own values set here: changed ones of the desk, own ones of the segment
 */
public record LimitsOf(RiskLimits inForce, Map<LimitKey, BigDecimal> own) {
    public LimitsOf {
        own = Map.copyOf(own);
    }
}
