package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the engine can work. */
@Component
class EngineCheck implements DoctorCheck {
    private final ObjectProvider<CamundaClient> engine;

    EngineCheck(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public String area() {
        return "engine";
    }

    @Override
    public List<Finding> look() {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            return List.of(Finding.note("No engine is used (camunda.client.enabled is false)."));
        }
        return new EngineState(client)
                .trouble()
                .map(trouble -> List.of(Finding.failed(
                        Character.toUpperCase(trouble.charAt(0)) + trouble.substring(1) + ".",
                        "Start the stack with './bellwether up', or look whether the Camunda broker runs.")))
                .orElseGet(() -> List.of(Finding.ok("The engine at %s answers and leads its partitions."
                        .formatted(client.getConfiguration().getGrpcAddress()))));
    }
}
