package io.bellwether.decision.worker;

import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code build-context}; safe to run twice: a session has one context, the first. */
@Component
public class BuildContextWorker {
    private final BuildContext buildContext;

    BuildContextWorker(BuildContext buildContext) {
        this.buildContext = buildContext;
    }

    record Out(String contextId, int aggressiveness) {}

    @JobWorker(type = "build-context")
    public Out handle(@VariablesAsType SessionVariables variables) {
        BuildContext.Built built = buildContext.run(variables.toRef());
        return new Out(built.contextId(), built.aggressiveness());
    }
}
