package io.bellwether.execution.worker;

import io.bellwether.execution.app.stops.FreeBoundShares;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code free-bound-shares}; safe to run twice: a stop is taken back once, asking again tells how far that is. */
@Component
public class FreeBoundSharesWorker {
    private final FreeBoundShares freeBoundShares;

    FreeBoundSharesWorker(FreeBoundShares freeBoundShares) {
        this.freeBoundShares = freeBoundShares;
    }

    record Out(FreeBoundShares.Shares boundShares) {}

    @JobWorker(type = "free-bound-shares")
    public Out handle(@VariablesAsType OrderVariables order) {
        return new Out(freeBoundShares.run(order.orderId(), order.moment()));
    }
}
