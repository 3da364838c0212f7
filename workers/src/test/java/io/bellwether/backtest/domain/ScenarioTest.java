package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which fault comes when, and what a run with faults is worth. */
class ScenarioTest {
    private static final List<LocalDate> SESSIONS = new ExchangeCalendar()
            .tradingDays(LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 25))
            .toList();

    @Test
    void faultsComeInTurnFromTheNthSessionOn() {
        Scenario scenario = new Scenario(List.of(PlannedFault.DATA_GAP, PlannedFault.VENDOR_DOWN), 3);
        assertThat(scenario.on(SESSIONS))
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 9, 16),
                        PlannedFault.DATA_GAP,
                        LocalDate.of(2026, 9, 21),
                        PlannedFault.VENDOR_DOWN,
                        LocalDate.of(2026, 9, 24),
                        PlannedFault.DATA_GAP));
        assertThat(new Scenario(scenario.faults(), 11).on(SESSIONS)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario(scenario.faults(), 0));
    }

    @Test
    void aRunWithFaultsIsNoEvidenceAndACleanOneStaysClean() {
        ModelUse masked = new ModelUse(List.of("gpt"), true, 3, BigDecimal.ONE);
        Evidence evidence = Evidence.ofFaults(Evidence.of(masked, Market.Kind.FILES), 4);
        assertThat(evidence.usable()).isFalse();
        assertThat(evidence.contaminated()).isFalse();
        assertThat(evidence.reason())
                .startsWith("4 faults came on purpose; the run shows how the desk stands them, not what it earns.");
    }

    @Test
    void whatTheDeskDidIsSaidInWords() {
        assertThat(met(2, 0, 0, new TreeMap<>(Map.of("STOP_REFUSED", 1))).inWords())
                .isEqualTo("2 mornings and closes left out; 1 alert STOP_REFUSED");
        assertThat(met(0, 3, 1, new TreeMap<>()).inWords())
                .isEqualTo("3 answers refused; 1 session without a decision");
        assertThat(met(0, 0, 0, new TreeMap<>()).inWords()).isEqualTo("the days went on as others");
    }

    private static FaultsMet.Met met(int skipped, int refused, int undecided, TreeMap<String, Integer> alerts) {
        return new FaultsMet.Met("data-gap", SESSIONS.subList(0, 1), skipped, undecided, 0, refused, 0, 0, alerts);
    }
}
