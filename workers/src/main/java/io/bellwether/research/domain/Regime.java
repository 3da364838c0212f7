package io.bellwether.research.domain;

/**
 * The kind of market, from the closes of its benchmark. Deterministic and explainable: realised volatility first, then
 * where the close and the 50-session mean stand against the 200-session mean.
 */
public enum Regime {
    TREND_UP,
    TREND_DOWN,
    RANGING,
    VOLATILE,
    /** Fewer than {@link #MIN_CLOSES} closes. */
    UNKNOWN;

    /** Annualised volatility above which nothing else matters [fraction]. */
    public static final double VOLATILE_ABOVE = 0.25;

    public static final int MIN_CLOSES = 51;

    private static final int FAST = 50;
    private static final int SLOW = 200;
    private static final int WINDOW = 20;

    /**
     * Classifies the last close.
     *
     * <p>With fewer than 200 closes the means over 20 and 50 sessions stand in for those over 50 and 200.
     *
     * @param closes oldest first, positive
     */
    public static Regime of(double[] closes) {
        if (closes.length < MIN_CLOSES) {
            return UNKNOWN;
        }
        if (volatility(closes) > VOLATILE_ABOVE) {
            return VOLATILE;
        }
        boolean enough = closes.length >= SLOW;
        double fast = mean(closes, enough ? FAST : WINDOW);
        double slow = mean(closes, enough ? SLOW : FAST);
        double close = closes[closes.length - 1];
        if (close > slow && fast > slow) {
            return TREND_UP;
        }
        return close < slow && fast < slow ? TREND_DOWN : RANGING;
    }

    /** Annualised sample deviation of the last 20 log returns [fraction]; needs 21 closes. */
    public static double volatility(double[] closes) {
        int from = closes.length - WINDOW;
        double mean = Math.log(closes[closes.length - 1] / closes[from - 1]) / WINDOW;
        double squares = 0;
        for (int i = from; i < closes.length; i++) {
            double deviation = Math.log(closes[i] / closes[i - 1]) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (WINDOW - 1) * 252);
    }

    private static double mean(double[] closes, int period) {
        double sum = 0;
        for (int i = closes.length - period; i < closes.length; i++) {
            sum += closes[i];
        }
        return sum / period;
    }
}
