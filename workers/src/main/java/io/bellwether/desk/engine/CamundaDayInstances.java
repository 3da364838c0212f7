package io.bellwether.desk.engine;

import io.bellwether.desk.app.DayInstances;
import io.bellwether.kernel.TransientFault;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks the engine's own state: setting no variables on an instance changes nothing, and is refused with NOT_FOUND where
 * there is none. The engine's search follows it by seconds and cannot be trusted with this.
 */
@Component
class CamundaDayInstances implements DayInstances {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> engine;

    CamundaDayInstances(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public boolean isAlive(long processInstanceKey) {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            throw new TransientFault("there is no engine in this process", null);
        }
        try {
            client.newSetVariablesCommand(processInstanceKey)
                    .useGrpc()
                    .variables(Map.of())
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            return true;
        } catch (ClientStatusException e) {
            if (e.getStatusCode() == Status.Code.NOT_FOUND) {
                return false;
            }
            throw new TransientFault("the engine does not say whether the day's instance lives", e);
        } catch (ClientException e) {
            throw new TransientFault("the engine does not say whether the day's instance lives", e);
        }
    }
}
