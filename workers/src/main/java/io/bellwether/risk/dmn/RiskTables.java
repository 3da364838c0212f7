package io.bellwether.risk.dmn;

import io.bellwether.platform.DecisionTable;
import io.bellwether.platform.InMemory;
import io.bellwether.risk.app.ConvictionGate;
import io.bellwether.risk.app.RiskMultiplier;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Makes the evaluators of risk's tables, with an application around them or without; each compiles its file once. */
@Configuration(proxyBeanMethods = false)
@InMemory
public class RiskTables {
    /** The table {@code conviction-gate}. */
    @Bean
    @Lazy
    public static ConvictionGate convictionGate() {
        DecisionTable table = DecisionTable.load("conviction-gate", Set.of("aggressiveness"));
        return aggressiveness -> ConvictionGate.whole(table.number(Map.of("aggressiveness", aggressiveness)));
    }

    /** The table {@code risk-multiplier} with the three factors it requires. */
    @Bean
    @Lazy
    public static RiskMultiplier riskMultiplier() {
        DecisionTable table =
                DecisionTable.load("risk-multiplier", Set.of("marketVolatility", "portfolioCorrelation", "drawdown"));
        return measures -> {
            Map<String, BigDecimal> values = new HashMap<>();
            put(values, "marketVolatility", measures.marketVolatility());
            put(values, "portfolioCorrelation", measures.portfolioCorrelation());
            put(values, "drawdown", measures.drawdown());
            return table.number(values);
        };
    }

    private static void put(Map<String, BigDecimal> values, String input, Optional<BigDecimal> value) {
        value.ifPresent(known -> values.put(input, known));
    }
}
