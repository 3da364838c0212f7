package io.bellwether.portfolio.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.portfolio.app.ApplyCorporateActions;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code apply-corporate-actions}; safe to run twice: each action is booked once for a desk. */
@Component
public class ApplyCorporateActionsWorker {
    private final ApplyCorporateActions applyCorporateActions;

    ApplyCorporateActionsWorker(ApplyCorporateActions applyCorporateActions) {
        this.applyCorporateActions = applyCorporateActions;
    }

    @JobWorker(type = "apply-corporate-actions")
    public void handle(@VariablesAsType SessionVariables variables) {
        applyCorporateActions.run(variables.toRef());
    }
}
