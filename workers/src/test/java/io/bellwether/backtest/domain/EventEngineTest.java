package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine makes of orders; opens are 10.5, 12.5, 11.5, 15.5, 14.5. */
class EventEngineTest {
    private static final Indicators INDICATORS = new Indicators(TestBars.closingAt(10, 12, 11, 15, 14));

    private static Run run(TradingRule.Decisions decisions) {
        return EventEngine.run(indicators -> decisions, INDICATORS);
    }

    @Test
    void fillsAtTheNextOpenAndValuesAtTheClose() {
        Run run = run((bar, orders) -> {
            if (bar == 0) {
                orders.buy(3);
            } else if (bar == 2) {
                orders.sell();
            }
        });
        assertThat(run.trades().size()).isEqualTo(1);
        assertThat(run.trades().entryPrice(0)).isEqualTo(12.5);
        assertThat(run.trades().exitPrice(0)).isEqualTo(15.5);
        assertThat(run.trades().shares(0)).isEqualTo(3);
        assertThat(run.trades().pnl(0)).isEqualTo(9);
        assertThat(List.of(run.gain(0), run.gain(1), run.gain(2), run.gain(3), run.gain(4)))
                .containsExactly(0.0, -1.5, -4.5, 9.0, 9.0);
    }

    @Test
    void dropsWhatDoesNotFitWhatIsHeld() {
        Run run = run((bar, orders) -> {
            if (bar == 0) {
                orders.sell();
                orders.buy(1);
            } else if (bar == 1) {
                orders.buy(5);
            }
        });
        assertThat(run.trades().size()).isZero();
        assertThat(run.heldShares()).isEqualTo(1);
        assertThat(run.heldSince()).isEqualTo(1);
    }

    @Test
    void fillsAllThatWaitsInTheOrderGiven() {
        Run run = run((bar, orders) -> {
            if (bar == 0) {
                for (int shares = 1; shares <= 6; shares++) {
                    orders.buy(shares);
                    orders.sell();
                }
                orders.buy(9);
            }
        });
        assertThat(run.trades().size()).isEqualTo(6);
        assertThat(run.trades().shares(0)).isEqualTo(1);
        assertThat(run.trades().shares(5)).isEqualTo(6);
        assertThat(run.trades().pnl()).isZero();
        assertThat(run.heldShares()).isEqualTo(9);
    }

    @Test
    void keepsEveryRoundTrip() {
        double[] closes = new double[201];
        java.util.Arrays.setAll(closes, bar -> 10 + bar);
        Run run = EventEngine.run(
                indicators -> (bar, orders) -> {
                    if (bar % 2 == 0) {
                        orders.buy(1);
                    } else {
                        orders.sell();
                    }
                },
                new Indicators(TestBars.closingAt(closes)));
        assertThat(run.trades().size()).isEqualTo(100);
        assertThat(run.trades().entryBar(99)).isEqualTo(199);
        assertThat(run.trades().exitBar(99)).isEqualTo(200);
        assertThat(run.trades().pnl()).isEqualTo(100);
    }

    @Test
    void asksTheRuleOncePerCloseOldestFirst() {
        List<Integer> asked = new ArrayList<>();
        run((bar, orders) -> asked.add(bar));
        assertThat(asked).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesToBuyNothing() {
        assertThatThrownBy(() -> run((bar, orders) -> orders.buy(0)))
                .hasMessage("shares to buy must be at least 1, were 0");
    }
}
