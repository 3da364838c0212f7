package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.RequestFlatten;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code request-flatten}; safe to run twice: selling is added once. */
@Component
public class RequestFlattenWorker {
    private final RequestFlatten requestFlatten;

    RequestFlattenWorker(RequestFlatten requestFlatten) {
        this.requestFlatten = requestFlatten;
    }

    record In(String haltId, String asOf) {}

    @JobWorker(type = "request-flatten")
    public void handle(@VariablesAsType In in) {
        requestFlatten.run(Long.parseLong(in.haltId()), "release task in Tasklist", BusinessTime.parse(in.asOf()));
    }
}
