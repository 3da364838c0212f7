package io.bellwether.execution.engine;

import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.halt.StopSignal;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Publishes the messages of emergency stops. Time to live 0 lets none of them reach somebody later who was not meant,
 * and makes the key of {@code emergency-stop} a lock: while the halt's process runs, repeats start nothing.
 */
@Component
class CamundaStopSignal implements StopSignal {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ObjectProvider<CamundaClient> engine;

    CamundaStopSignal(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public void publish(StandingHalt halt) {
        publish(
                "emergency-stop",
                halt.key(),
                Map.of(
                        "haltId", String.valueOf(halt.id()),
                        "deskId", halt.desk().value(),
                        "reason", halt.halt().reason(),
                        "requestedBy", halt.halt().requestedBy(),
                        "flatten", halt.halt().flatten(),
                        "asOf", halt.halt().asOf().toString()));
    }

    @Override
    public void sell(StandingHalt halt) {
        publish("flatten-requested", String.valueOf(halt.id()), Map.of());
    }

    @Override
    public void stopDay(DeskId desk, LocalDate date, long haltId) {
        publish("trading-day-stopped", desk + ":" + date, Map.of("haltId", String.valueOf(haltId)));
    }

    @Override
    public void stopRebalance(String rebalanceId, long haltId) {
        publish("rebalance-stopped", rebalanceId, Map.of("haltId", String.valueOf(haltId)));
    }

    private void publish(String message, String key, Map<String, Object> variables) {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            throw new TransientFault("there is no engine in this process", null);
        }
        try {
            client.newPublishMessageCommand()
                    .messageName(message)
                    .correlationKey(key)
                    .timeToLive(Duration.ZERO)
                    .variables(variables)
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
        } catch (ClientException e) {
            throw new TransientFault("the engine did not take the message %s of %s".formatted(message, key), e);
        }
    }
}
