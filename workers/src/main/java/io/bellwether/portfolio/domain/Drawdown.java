package io.bellwether.portfolio.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/**
 * The deepest fall of a series below its highest value so far.
 *
 * @param depth [fraction, 8 decimals, &lt;= 0] -0.15 = 15 % below the peak
 * @param peak where in the series it began
 * @param trough where it was deepest
 * @param recovered where the peak was reached again; empty when it was not
 */
public record Drawdown(BigDecimal depth, int peak, int trough, OptionalInt recovered) {
    /** Of values oldest first, all &gt; 0; a series that never falls has depth 0 at its last value. */
    public static Drawdown of(List<BigDecimal> values) {
        int peak = 0;
        Drawdown deepest =
                new Drawdown(BigDecimal.ZERO.setScale(8), lastOf(values), lastOf(values), OptionalInt.empty());
        BigDecimal highest = values.isEmpty() ? BigDecimal.ZERO : values.getFirst();
        BigDecimal lowest = highest;
        for (int i = 1; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value.compareTo(highest) >= 0) {
                peak = i;
                highest = value;
                lowest = value;
            } else if (value.compareTo(lowest) < 0) {
                // Only a new low since the peak can be deeper; dividing for it alone keeps long series cheap.
                lowest = value;
                BigDecimal depth = Performance.change(highest, value);
                if (depth.compareTo(deepest.depth()) < 0) {
                    deepest = new Drawdown(depth, peak, i, OptionalInt.empty());
                }
            }
        }
        return deepest.withRecovery(values);
    }

    /** Values from the peak to the first one as high again; empty when it was not reached or nothing fell. */
    public OptionalInt recovery() {
        return recovered.isPresent() ? OptionalInt.of(recovered.getAsInt() - peak) : OptionalInt.empty();
    }

    private Drawdown withRecovery(List<BigDecimal> values) {
        for (int i = trough + 1; i < values.size(); i++) {
            if (values.get(i).compareTo(values.get(peak)) >= 0) {
                return new Drawdown(depth, peak, trough, OptionalInt.of(i));
            }
        }
        return this;
    }

    private static int lastOf(List<BigDecimal> values) {
        return Math.max(0, values.size() - 1);
    }
}
