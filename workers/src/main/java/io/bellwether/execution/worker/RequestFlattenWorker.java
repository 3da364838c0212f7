package io.bellwether.execution.worker;

import io.bellwether.execution.app.RequestFlatten;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code request-flatten}; safe to run twice: selling is added once. */
@Component
public class RequestFlattenWorker {
    private final RequestFlatten requestFlatten;

    RequestFlattenWorker(RequestFlatten requestFlatten) {
        this.requestFlatten = requestFlatten;
    }

    record In(String haltId, String asOf, @Nullable String releasedBy) {}

    @JobWorker(type = "request-flatten")
    public void handle(@VariablesAsType In in) {
        requestFlatten.run(
                Long.parseLong(in.haltId()),
                Objects.requireNonNullElse(in.releasedBy(), "unknown"),
                BusinessTime.parse(in.asOf()));
    }
}
