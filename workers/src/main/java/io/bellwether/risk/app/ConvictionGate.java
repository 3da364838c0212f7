package io.bellwether.risk.app;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The decision table {@code conviction-gate}: what a proposed trade needs, by how bold the desk is. */
public interface ConvictionGate {
    /**
     * The least conviction that a trade needs.
     *
     * @param aggressiveness of the desk, 0 (careful) to 3 (bold)
     * @return 0 to 100; 100 lets nothing through
     */
    int leastConviction(int aggressiveness);

    /** Conviction is a whole number, so a fraction in the table means the next one up. */
    static int whole(BigDecimal leastConviction) {
        return leastConviction.setScale(0, RoundingMode.CEILING).intValueExact();
    }
}
