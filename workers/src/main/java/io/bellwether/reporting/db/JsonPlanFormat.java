package io.bellwether.reporting.db;

import io.bellwether.platform.Json;
import io.bellwether.reporting.app.PlanFormat;
import io.bellwether.reporting.domain.rebalance.RebalanceView;
import org.springframework.stereotype.Component;

/** Plans as JSON. */
@Component
class JsonPlanFormat implements PlanFormat {
    @Override
    public String write(RebalanceView plan) {
        return Json.write(plan);
    }
}
