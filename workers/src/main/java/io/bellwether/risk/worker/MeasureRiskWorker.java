package io.bellwether.risk.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.risk.app.MeasureRisk;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code measure-risk}; safe to run twice: it only reads. A volatility that is not known is null. */
@Component
public class MeasureRiskWorker {
    private final MeasureRisk measureRisk;

    MeasureRiskWorker(MeasureRisk measureRisk) {
        this.measureRisk = measureRisk;
    }

    record Out(
            @Nullable BigDecimal marketVolatility,
            BigDecimal portfolioCorrelation,
            BigDecimal drawdown,
            String marketRegime) {}

    @JobWorker(type = "measure-risk")
    public Out handle(@VariablesAsType SessionVariables session) {
        MeasureRisk.Measured measured = measureRisk.run(session.toRef());
        return new Out(
                measured.marketVolatility().orElse(null),
                measured.portfolioCorrelation(),
                measured.drawdown(),
                measured.regime().name());
    }
}
