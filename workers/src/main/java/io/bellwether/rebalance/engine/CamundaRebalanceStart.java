package io.bellwether.rebalance.engine;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.rebalance.app.RebalanceStart;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts the process {@code rebalance}; its targets stay in the database. */
@Component
class CamundaRebalanceStart implements RebalanceStart {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> engine;

    CamundaRebalanceStart(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public void start(DeskId desk, String rebalanceId) {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            throw new TransientFault("there is no engine in this process", null);
        }
        try {
            client.newCreateInstanceCommand()
                    .bpmnProcessId("rebalance")
                    .latestVersion()
                    .variables(Map.of("deskId", desk.value(), "rebalanceId", rebalanceId))
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
        } catch (ClientException e) {
            throw new TransientFault("the engine did not take the rebalancing %s; repeat it".formatted(rebalanceId), e);
        }
    }
}
