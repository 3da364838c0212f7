package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.TellDaysAndRebalancings;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code tell-days-and-rebalancings}; safe to run twice: who stands still is not told again. */
@Component
public class TellDaysAndRebalancingsWorker {
    private final TellDaysAndRebalancings tellDaysAndRebalancings;

    TellDaysAndRebalancingsWorker(TellDaysAndRebalancings tellDaysAndRebalancings) {
        this.tellDaysAndRebalancings = tellDaysAndRebalancings;
    }

    record Out(int untold, String retryIn) {}

    @JobWorker(type = "tell-days-and-rebalancings")
    public Out handle(@VariablesAsType StopVariables in) {
        TellDaysAndRebalancings.Result result = tellDaysAndRebalancings.run(in.desk(), in.halt(), in.span());
        return new Out(result.untold(), result.retryIn().toString());
    }
}
