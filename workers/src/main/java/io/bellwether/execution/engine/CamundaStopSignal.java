package io.bellwether.execution.engine;

import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.StopSignal;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Publishes {@code emergency-stop}: it interrupts the desk's trading day and starts the process emergency-stop. Time to
 * live 0 makes the correlation key a lock: while the desk's emergency stop runs, repeats start nothing.
 */
@Component
class CamundaStopSignal implements StopSignal {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ObjectProvider<CamundaClient> engine;

    CamundaStopSignal(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public void publish(DeskId desk, Halt halt) {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            throw new TransientFault("there is no engine in this process", null);
        }
        try {
            client.newPublishMessageCommand()
                    .messageName("emergency-stop")
                    .correlationKey(desk.value())
                    .timeToLive(Duration.ZERO)
                    .variables(Map.of(
                            "deskId", desk.value(),
                            "reason", halt.reason(),
                            "requestedBy", halt.requestedBy(),
                            "flatten", halt.flatten(),
                            "asOf", halt.asOf().toString()))
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
        } catch (ClientException e) {
            throw new TransientFault("the engine did not take the emergency stop of desk " + desk, e);
        }
    }
}
