package io.bellwether.execution.engine;

import io.bellwether.execution.app.approval.ApprovalSignal;
import io.bellwether.kernel.TransientFault;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Correlates {@code order-approval}: unlike a published message the engine says at once whether anybody waits. */
@Component
class CamundaApprovalSignal implements ApprovalSignal {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOBODY_WAITS = 404;

    private final ObjectProvider<CamundaClient> engine;

    CamundaApprovalSignal(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public boolean answer(String orderId, boolean approved, long answerId) {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            throw new TransientFault("there is no engine in this process", null);
        }
        try {
            client.newCorrelateMessageCommand()
                    .messageName("order-approval")
                    .correlationKey(orderId)
                    .variables(Map.of("orderApproved", approved, "answerId", answerId))
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            return true;
        } catch (ProblemException refused) {
            if (refused.code() == NOBODY_WAITS) {
                return false;
            }
            throw new TransientFault("the engine did not take the answer to order %s".formatted(orderId), refused);
        } catch (ClientException e) {
            throw new TransientFault("the engine did not take the answer to order %s".formatted(orderId), e);
        }
    }
}
