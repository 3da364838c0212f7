package io.bellwether.research.domain;

import java.util.Arrays;

/**
 * The kind of market, from the closes of its benchmark. Deterministic and explainable: realised volatility first, then
 * where the close and the 50-session mean stand against the 200-session mean.
 */
public enum Regime {
    TREND_UP,
    TREND_DOWN,
    RANGING,
    VOLATILE,
    /** Volatile, and the close a fifth or more below the highest of a year; only {@link #settled} says so. */
    CRISIS,
    /** Fewer than {@link #MIN_CLOSES} closes. */
    UNKNOWN;

    /** Annualised volatility above which nothing else matters [fraction]. */
    public static final double VOLATILE_ABOVE = 0.25;

    public static final int MIN_CLOSES = 51;

    /** Fall from the highest close of {@link #YEAR} sessions that turns volatile into crisis [fraction]. */
    public static final double CRISIS_BELOW = 0.20;

    /** Equal readings in a row that change the settled regime. */
    public static final int READINGS = 3;

    private static final int YEAR = 252;

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

    /**
     * The regime that holds after every close was read in turn: it changes only after {@link #READINGS} equal readings,
     * so that one wild day changes nothing. Each reading sees the closes up to its own and none after.
     *
     * @param closes oldest first, positive; what came before the first 200 sessions is forgotten
     */
    public static Regime settled(double[] closes) {
        if (closes.length < MIN_CLOSES) {
            return UNKNOWN;
        }
        // the newest of so many equal readings decides; where there are none the first reading holds
        Regime reading = reading(closes, closes.length);
        int equal = 1;
        for (int n = closes.length - 1; n >= MIN_CLOSES; n--) {
            if (equal == READINGS) {
                return reading;
            }
            Regime before = reading(closes, n);
            equal = before == reading ? equal + 1 : 1;
            reading = before;
        }
        return reading;
    }

    private static Regime reading(double[] closes, int count) {
        return reading(Arrays.copyOf(closes, count));
    }

    /** The regime of the last close alone, crisis told from volatile. */
    static Regime reading(double[] closes) {
        Regime regime = of(closes);
        double high = 0;
        for (int i = Math.max(0, closes.length - YEAR); i < closes.length; i++) {
            high = Math.max(high, closes[i]);
        }
        boolean deep = regime == VOLATILE && closes[closes.length - 1] <= high * (1 - CRISIS_BELOW);
        return deep ? CRISIS : regime;
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
