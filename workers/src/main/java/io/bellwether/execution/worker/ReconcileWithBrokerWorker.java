package io.bellwether.execution.worker;

import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code reconcile-with-broker}; safe to run twice: every execution is booked once, then it compares. */
@Component
public class ReconcileWithBrokerWorker {
    private final ReconcileWithBroker reconcileWithBroker;

    ReconcileWithBrokerWorker(ReconcileWithBroker reconcileWithBroker) {
        this.reconcileWithBroker = reconcileWithBroker;
    }

    record Out(boolean booksAgree) {}

    @JobWorker(type = "reconcile-with-broker")
    public Out handle(@VariablesAsType SessionVariables session) {
        return new Out(reconcileWithBroker.run(session.toRef()));
    }
}
