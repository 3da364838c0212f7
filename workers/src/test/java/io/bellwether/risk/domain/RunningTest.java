package io.bellwether.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTest {
    private static final Symbol A = new Symbol("A");
    private static final Symbol B = new Symbol("B");
    private static final Symbol YOUNG = new Symbol("YOUNG");
    private static final Integer CLUSTER_A = 1;
    private static final Integer CLUSTER_B = 2;

    @Test
    void countsEachMeasuredClusterByItself() {
        Running running = start(Map.of(A, new BigDecimal("100"), B, new BigDecimal("40")));
        assertThat(running.exposureOf(CLUSTER_A)).isEqualByComparingTo("100");
        assertThat(running.exposureOf(CLUSTER_B)).isEqualByComparingTo("40");
        assertThat(running.exposureOf(Running.UNMEASURED)).isEqualByComparingTo("140");
    }

    @Test
    void whatIsUnmeasuredLinksAllClustersToOne() {
        Running running = start(Map.of(A, new BigDecimal("100"), B, new BigDecimal("40")))
                .afterBuying(YOUNG, Running.UNMEASURED, Money.of("10.00"), new BigDecimal("10"));
        assertThat(running.exposureOf(CLUSTER_A)).isEqualByComparingTo("150");
        assertThat(running.exposureOf(CLUSTER_B)).isEqualByComparingTo("150");
        assertThat(running.exposureOf(Running.UNMEASURED)).isEqualByComparingTo("150");
    }

    private static Running start(Map<Symbol, BigDecimal> exposures) {
        return Running.start(Money.of("1000.00"), Money.ZERO, exposures, Map.of(A, CLUSTER_A, B, CLUSTER_B));
    }
}
