package io.bellwether.execution.worker;

import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code reconcile-fills}; safe to run twice: every execution is booked once. */
@Component
public class ReconcileFillsWorker {
    private final ReconcileFills reconcileFills;

    ReconcileFillsWorker(ReconcileFills reconcileFills) {
        this.reconcileFills = reconcileFills;
    }

    /** @param fillsBooked executions of the trading date in the books, those of earlier sessions among them */
    record Out(long fillsBooked) {}

    @JobWorker(type = "reconcile-fills")
    public Out handle(@VariablesAsType SessionVariables session) {
        reconcileFills.run(session.toRef());
        return new Out(reconcileFills.booked(session.toRef()));
    }
}
