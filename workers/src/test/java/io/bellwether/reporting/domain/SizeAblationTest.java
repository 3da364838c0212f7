package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.reporting.domain.SizeAblation.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeAblationTest {
    /** Kelly: 10 at 10.005 and 4 at 25; without it 15 and 4. Cash: 30 at 1, and nothing says how many without it. */
    @Test
    void countsOrdersAndMoneyBySideAndBoundAndComparesOnlyWhatCanBe() {
        SizeAblation ablation = SizeAblation.of(List.of(
                order("SELL", "HELD", "7", "3", null),
                order("BUY", "CASH", "30", "1", null),
                order("BUY", "KELLY", "10", "10.005", "15"),
                order("BUY", "KELLY", "4", "25", "4")));
        assertThat(ablation.lines())
                .containsExactly(
                        line("BUY", "KELLY", 2, "200.05", 2, "200.05", "250.08"),
                        line("BUY", "CASH", 1, "30.00", 0, "0.00", null),
                        line("SELL", "HELD", 1, "21.00", 0, "0.00", null));
    }

    @Test
    void comparesOnlyTheOrdersOfABoundThatHaveASizeWithoutIt() {
        assertThat(SizeAblation.of(
                                List.of(order("BUY", "CASH", "10", "2", "25"), order("BUY", "CASH", "100", "2", null)))
                        .lines())
                .containsExactly(line("BUY", "CASH", 2, "220.00", 1, "20.00", "50.00"));
    }

    @Test
    void anOrderWhoseBoundWasNotRecordedIsCountedAsThat() {
        Line line = SizeAblation.of(List.of(order("BUY", "", "1", "5", null)))
                .lines()
                .getFirst();
        assertThat(line.bound()).isEqualTo("UNKNOWN");
        assertThat(line.text()).isEqualTo("not recorded");
    }

    private static SizedOrder order(
            String side,
            String bound,
            String quantity,
            String price,
            @org.jspecify.annotations.Nullable String without) {
        return new SizedOrder(
                side,
                bound,
                "text of " + bound,
                new BigDecimal(quantity),
                new BigDecimal(price),
                Optional.ofNullable(without).map(BigDecimal::new));
    }

    private static Line line(
            String side,
            String bound,
            int orders,
            String notional,
            int compared,
            String comparedNotional,
            @org.jspecify.annotations.Nullable String without) {
        return new Line(
                side,
                bound,
                "text of " + bound,
                orders,
                new BigDecimal(notional),
                compared,
                new BigDecimal(comparedNotional),
                Optional.ofNullable(without).map(BigDecimal::new));
    }
}
