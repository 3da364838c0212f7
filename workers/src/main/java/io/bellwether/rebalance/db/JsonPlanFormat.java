package io.bellwether.rebalance.db;

import io.bellwether.platform.Json;
import io.bellwether.rebalance.app.PlanFormat;
import io.bellwether.rebalance.domain.RebalanceTable;
import org.springframework.stereotype.Component;

/** Plans as JSON. */
@Component
class JsonPlanFormat implements PlanFormat {
    @Override
    public String write(RebalanceTable plan) {
        return Json.write(plan);
    }
}
