package io.bellwether.backtest.domain;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Daily bars of one series in columns, oldest first, one per session, absent sessions left out. Prices are binary: a
 * backtest's numbers are analytics and never booked.
 *
 * <p>What is wrong in a bar cannot get in: see {@link Builder#add}.
 */
public final class BarColumns {
    private final String name;
    private final int[] days;
    private final double[] opens;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final long[] volumes;

    private BarColumns(Builder from) {
        this.name = from.name;
        this.days = Arrays.copyOf(from.days, from.size);
        this.opens = Arrays.copyOf(from.opens, from.size);
        this.highs = Arrays.copyOf(from.highs, from.size);
        this.lows = Arrays.copyOf(from.lows, from.size);
        this.closes = Arrays.copyOf(from.closes, from.size);
        this.volumes = Arrays.copyOf(from.volumes, from.size);
    }

    /** Name of the series, for people; a ticker as a rule. */
    public String name() {
        return name;
    }

    /** Number of bars; the bars are 0 to {@code size() - 1}. */
    public int size() {
        return days.length;
    }

    /** Session of the bar. */
    public LocalDate date(int bar) {
        return LocalDate.ofEpochDay(days[bar]);
    }

    /** Opening price [USD per share, > 0]. */
    public double open(int bar) {
        return opens[bar];
    }

    /** Highest price [USD per share, >= open and close]. */
    public double high(int bar) {
        return highs[bar];
    }

    /** Lowest price [USD per share, > 0, <= open and close]. */
    public double low(int bar) {
        return lows[bar];
    }

    /** Closing price [USD per share, > 0]. */
    public double close(int bar) {
        return closes[bar];
    }

    /** Shares traded [>= 0]. */
    public long volume(int bar) {
        return volumes[bar];
    }

    /** The first bars alone, as if no later one were known yet. */
    public BarColumns first(int bars) {
        Builder builder = new Builder(name);
        for (int bar = 0; bar < bars; bar++) {
            builder.add(days[bar], opens[bar], highs[bar], lows[bar], closes[bar], volumes[bar]);
        }
        return builder.build();
    }

    /** Collects bars; each is judged when it is added. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 1024;

        private final String name;
        private int size;
        private int[] days = new int[FIRST_CAPACITY];
        private double[] opens = new double[FIRST_CAPACITY];
        private double[] highs = new double[FIRST_CAPACITY];
        private double[] lows = new double[FIRST_CAPACITY];
        private double[] closes = new double[FIRST_CAPACITY];
        private long[] volumes = new long[FIRST_CAPACITY];

        public Builder(String name) {
            this.name = name;
        }

        /**
         * Adds the next bar.
         *
         * @param day session [days since 1970-01-01], later than the last one
         * @param open [USD per share, finite, > 0], as the other prices
         * @param high at least every other price of the bar
         * @param low at most every other price of the bar
         * @param volume shares traded [>= 0]
         * @throws IllegalArgumentException with a sentence that says which number is wrong, why and what it was
         */
        public Builder add(int day, double open, double high, double low, double close, long volume) {
            if (size > 0 && day <= days[size - 1]) {
                throw new IllegalArgumentException("dates must rise, but %s follows %s"
                        .formatted(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(days[size - 1])));
            }
            requirePrice("open", open);
            requirePrice("high", high);
            requirePrice("low", low);
            requirePrice("close", close);
            if (high < Math.max(open, close) || low > Math.min(open, close)) {
                throw new IllegalArgumentException(
                        "open and close must lie between low and high, but open is %s, high %s, low %s, close %s"
                                .formatted(open, high, low, close));
            }
            if (volume < 0) {
                throw new IllegalArgumentException("volume must be >= 0, was " + volume);
            }
            if (size == days.length) {
                grow();
            }
            days[size] = day;
            opens[size] = open;
            highs[size] = high;
            lows[size] = low;
            closes[size] = close;
            volumes[size] = volume;
            size++;
            return this;
        }

        public BarColumns build() {
            return new BarColumns(this);
        }

        private static void requirePrice(String what, double value) {
            // written so that NaN is refused too
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(what + " must be a finite price > 0, was " + value);
            }
        }

        private void grow() {
            int capacity = Math.multiplyExact(size, 2);
            days = Arrays.copyOf(days, capacity);
            opens = Arrays.copyOf(opens, capacity);
            highs = Arrays.copyOf(highs, capacity);
            lows = Arrays.copyOf(lows, capacity);
            closes = Arrays.copyOf(closes, capacity);
            volumes = Arrays.copyOf(volumes, capacity);
        }
    }
}
