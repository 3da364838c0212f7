package io.bellwether.backtest.domain;

import java.time.LocalDate;
import java.util.Arrays;

/** Round trips that are over, in columns, in the order in which they ended. */
public final class ClosedTrades {
    private static final int FIRST_CAPACITY = 32;

    private final BarColumns bars;
    private int size;
    private int[] entries = new int[FIRST_CAPACITY];
    private int[] exits = new int[FIRST_CAPACITY];
    private int[] shares = new int[FIRST_CAPACITY];

    ClosedTrades(BarColumns bars) {
        this.bars = bars;
    }

    /** Number of round trips; they are 0 to {@code size() - 1}. */
    public int size() {
        return size;
    }

    /** Bar at whose open the shares were bought. */
    public int entryBar(int trade) {
        return entries[trade];
    }

    /** Bar at whose open the shares were sold. */
    public int exitBar(int trade) {
        return exits[trade];
    }

    public LocalDate entryDate(int trade) {
        return bars.date(entries[trade]);
    }

    public LocalDate exitDate(int trade) {
        return bars.date(exits[trade]);
    }

    /** What was paid [USD per share]. */
    public double entryPrice(int trade) {
        return bars.open(entries[trade]);
    }

    /** What was got [USD per share]. */
    public double exitPrice(int trade) {
        return bars.open(exits[trade]);
    }

    /** Shares bought and sold, at least 1. */
    public int shares(int trade) {
        return shares[trade];
    }

    /** Exit less entry, times shares [USD]. */
    public double pnl(int trade) {
        return (exitPrice(trade) - entryPrice(trade)) * shares[trade];
    }

    /** Sum over all round trips [USD]. */
    public double pnl() {
        double sum = 0;
        for (int trade = 0; trade < size; trade++) {
            sum += pnl(trade);
        }
        return sum;
    }

    void add(int entryBar, int exitBar, int count) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
            exits = Arrays.copyOf(exits, size * 2);
            shares = Arrays.copyOf(shares, size * 2);
        }
        entries[size] = entryBar;
        exits[size] = exitBar;
        shares[size] = count;
        size++;
    }
}
