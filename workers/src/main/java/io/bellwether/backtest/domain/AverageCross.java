package io.bellwether.backtest.domain;

/**
 * Holds one share while the fast average of the closes is above the slow one. Both averages are full from bar
 * {@code slow - 1} on; a change of their order is known from the bar after that. The order at the start trades nothing,
 * only a change of it does: up buys, down sells. Equal averages have the order they had last.
 *
 * @param fast bars of the fast average, at least 1
 * @param slow bars of the slow average, more than {@code fast}
 */
public record AverageCross(int fast, int slow) implements TradingRule {
    /**
     * Averages closer than this [fraction of the slow one] are equal: decimal prices are not exact in binary, and what
     * their sums round to would otherwise decide. Prices of four decimals up to 400 USD differ by 2e-11 or more where
     * averages up to 200 bars do.
     */
    private static final double EQUAL = 1e-14;

    public AverageCross {
        if (fast < 1 || slow <= fast) {
            throw new IllegalArgumentException(
                    "fast must be at least 1 and slow more than fast, were %d and %d".formatted(fast, slow));
        }
    }

    @Override
    public Decisions over(Indicators indicators) {
        return new Cross(indicators.average(fast), indicators.average(slow), slow - 1);
    }

    private static final class Cross implements Decisions {
        private final double[] fast;
        private final double[] slow;
        private final int firstFull;
        /** 1 the fast average is above, -1 below, 0 not known yet. */
        private int order;

        Cross(double[] fast, double[] slow, int firstFull) {
            this.fast = fast;
            this.slow = slow;
            this.firstFull = firstFull;
        }

        @Override
        public void afterClose(int bar, Orders orders) {
            if (bar < firstFull) {
                return;
            }
            double above = fast[bar] - slow[bar];
            if (Math.abs(above) <= EQUAL * slow[bar]) {
                return;
            }
            int now = above > 0 ? 1 : -1;
            if (now == order) {
                return;
            }
            if (order != 0) {
                if (now > 0) {
                    orders.buy(1);
                } else {
                    orders.sell();
                }
            }
            order = now;
        }
    }
}
