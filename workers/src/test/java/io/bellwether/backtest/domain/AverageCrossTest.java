package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule through the engine, with averages of 2 and 3 bars unless said otherwise. */
class AverageCrossTest {
    private static final AverageCross RULE = new AverageCross(2, 3);

    private static Run run(AverageCross rule, double... closes) {
        return EventEngine.run(rule, new Indicators(TestBars.closingAt(closes)));
    }

    /**
     * <pre>
     * bar      0   1     2     3     4     5     6     7
     * close   10   9     8     9    12    11     8     8
     * of 2         9.5   8.5   8.5  10.5  11.5   9.5   8
     * of 3               9.00  8.67  9.67 10.67 10.33  9.00
     * order              down  down  up    up    down  down
     * open                           12.5 11.5   8.5   8.5
     * </pre>
     */
    @Test
    void buysAndSellsAtTheOpenAfterTheOrderChanged() {
        Run run = run(RULE, 10, 9, 8, 9, 12, 11, 8, 8);
        ClosedTrades trades = run.trades();
        assertThat(trades.size()).isEqualTo(1);
        assertThat(trades.entryBar(0)).isEqualTo(5);
        assertThat(trades.exitBar(0)).isEqualTo(7);
        assertThat(trades.entryDate(0)).isEqualTo("2024-01-06");
        assertThat(trades.exitDate(0)).isEqualTo("2024-01-08");
        assertThat(trades.entryPrice(0)).isEqualTo(11.5);
        assertThat(trades.exitPrice(0)).isEqualTo(8.5);
        assertThat(trades.shares(0)).isEqualTo(1);
        assertThat(trades.pnl()).isEqualTo(-3);
        assertThat(curve(run)).containsExactly(0, 0, 0, 0, 0, -0.5, -3.5, -3);
        assertThat(run.heldShares()).isZero();
        assertThat(run.heldSince()).isEqualTo(-1);
    }

    /** Up from the first bar on which both are full: nothing changes until it is down, and nothing is held then. */
    @Test
    void theOrderAtTheStartTradesNothing() {
        Run run = run(RULE, 8, 9, 10, 11, 8, 6, 5);
        assertThat(run.trades().size()).isZero();
        assertThat(curve(run)).containsOnly(0);
    }

    /** Down on the first full bar, up on the second: the earliest change that there can be. */
    @Test
    void aChangeOnTheSecondFullBarFillsAtTheOpenAfterIt() {
        Run run = run(RULE, 10, 9, 8, 12, 12, 12);
        assertThat(run.heldShares()).isEqualTo(1);
        assertThat(run.heldSince()).isEqualTo(4);
    }

    /** 10 10 10 has equal averages; after them up is the first order there is, which is no change. */
    @Test
    void equalAveragesAtTheStartHaveNoOrder() {
        assertThat(run(RULE, 10, 10, 10, 13, 14, 15).heldShares()).isZero();
        Run run = run(RULE, 10, 10, 10, 13, 14, 8, 7, 12, 14, 14);
        assertThat(run.trades().size()).isZero();
        assertThat(run.heldSince()).isEqualTo(8);
    }

    /**
     * <pre>
     * bar      0   1     2     3     4     5     6    7   8
     * close   10   9     8     9    12    12    12   12  12
     * order              down  down  up    up   equal  …
     * </pre>
     */
    @Test
    void equalAveragesKeepWhatIsHeld() {
        Run run = run(RULE, 10, 9, 8, 9, 12, 12, 12, 12, 12);
        assertThat(run.trades().size()).isZero();
        assertThat(run.heldSince()).isEqualTo(5);
    }

    /** Down, equal, up: the change is from down to up, on the bar that is up. */
    @Test
    void equalAveragesBetweenTwoOrdersDelayTheChange() {
        Run run = run(RULE, 10, 9, 8, 8, 8, 8, 9, 9);
        assertThat(run.trades().size()).isZero();
        assertThat(run.heldSince()).isEqualTo(7);
    }

    /** The last two closes average what the last three do, though not in binary; taken for a cross it would buy. */
    @ParameterizedTest
    @CsvSource({"0.15, 0.1, 0.2", "0.3, 0.1, 0.5", "1.1, 0.7, 1.5", "1000.05, 1000.04, 1000.06"})
    void averagesThatAreEqualInDecimalsAreEqual(double first, double second, double third) {
        assertThat(run(RULE, first + 2, first + 1, first, second, third, first).heldShares())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void aSeriesTooShortForAChangeTradesNothing(int bars) {
        Run run = run(RULE, Arrays.copyOf(new double[] {10, 9, 8, 12}, bars));
        assertThat(run.trades().size()).isZero();
        assertThat(run.heldShares()).isZero();
        assertThat(curve(run)).hasSize(bars).containsOnly(bars == 0 ? new double[0] : new double[] {0});
    }

    @Test
    void whatIsOrderedAfterTheLastCloseIsNeverFilled() {
        Run run = run(RULE, 10, 9, 8, 12);
        assertThat(run.heldShares()).isZero();
        assertThat(run.gain(3)).isZero();
    }

    @Test
    void whatIsStillHeldIsNoTradeButOnTheCurve() {
        Run run = run(RULE, 10, 9, 8, 12, 13);
        assertThat(run.trades().size()).isZero();
        assertThat(run.heldShares()).isEqualTo(1);
        assertThat(run.gain(4)).isEqualTo(-0.5);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 5", "6, 5", "-1, 5"})
    void refusesAveragesThatCannotCross(int fast, int slow) {
        assertThatThrownBy(() -> new AverageCross(fast, slow))
                .hasMessage("fast must be at least 1 and slow more than fast, were %d and %d".formatted(fast, slow));
    }

    private static double[] curve(Run run) {
        double[] curve = new double[run.bars().size()];
        Arrays.setAll(curve, run::gain);
        return curve;
    }
}
