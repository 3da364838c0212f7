package io.bellwether.backtest.domain;

/** What became of one rule on one series. */
public final class Run {
    private final BarColumns bars;
    private final ClosedTrades trades;
    private final double[] gains;
    private final int heldShares;
    private final int heldSince;

    Run(BarColumns bars, ClosedTrades trades, double[] gains, int heldShares, int heldSince) {
        this.bars = bars;
        this.trades = trades;
        this.gains = gains;
        this.heldShares = heldShares;
        this.heldSince = heldSince;
    }

    /** The series that was traded. */
    public BarColumns bars() {
        return bars;
    }

    /** Round trips that are over; what is still held at the end is none. */
    public ClosedTrades trades() {
        return trades;
    }

    /** What had been gained since the start when the bar closed, with what was held at its close [USD]. */
    public double gain(int bar) {
        return gains[bar];
    }

    /** Shares held after the last bar [>= 0]. */
    public int heldShares() {
        return heldShares;
    }

    /** Bar at whose open those shares were bought, or -1 when none are held. */
    public int heldSince() {
        return heldSince;
    }
}
