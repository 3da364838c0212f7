package io.bellwether.risk.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Json;
import io.bellwether.platform.SessionVariables;
import io.bellwether.research.domain.Regime;
import io.bellwether.risk.app.MeasureRisk;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasureRiskWorkerTest {
    private static final SessionVariables VARIABLES =
            new SessionVariables("main", "2026-11-20", "MORNING", "2026-11-20T14:30:00Z", "replay");
    private static final SessionRef SESSION = new SessionRef(
            new DeskId("main"),
            LocalDate.of(2026, 11, 20),
            Session.MORNING,
            Instant.parse("2026-11-20T14:30:00Z"),
            true);

    private final MeasureRisk measureRisk = mock();
    private final MeasureRiskWorker worker = new MeasureRiskWorker(measureRisk);

    @Test
    void measuresTheSessionsDeskAndReturnsWhatTheRiskMultiplierReads() {
        when(measureRisk.run(SESSION)).thenReturn(measured(Optional.of(new BigDecimal("0.251400")), Regime.VOLATILE));
        assertThat(worker.handle(VARIABLES))
                .isEqualTo(new MeasureRiskWorker.Out(
                        new BigDecimal("0.251400"),
                        new BigDecimal("0.700001"),
                        new BigDecimal("-0.100001"),
                        "VOLATILE"));
    }

    /** A volatility that is left out would be the one of an earlier session. */
    @Test
    void overwritesAVolatilityThatIsNotKnownWithNull() {
        when(measureRisk.run(SESSION)).thenReturn(measured(Optional.empty(), Regime.UNKNOWN));
        assertThat(Json.write(worker.handle(VARIABLES)))
                .isEqualTo("{\"marketVolatility\":null,\"portfolioCorrelation\":0.700001,\"drawdown\":-0.100001,"
                        + "\"marketRegime\":\"UNKNOWN\"}");
    }

    private static MeasureRisk.Measured measured(Optional<BigDecimal> volatility, Regime regime) {
        return new MeasureRisk.Measured(volatility, new BigDecimal("0.700001"), new BigDecimal("-0.100001"), regime);
    }
}
