package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether the engine can work. */
@Component
class EngineCheck implements DoctorCheck {
    private final ObjectProvider<CamundaClient> engine;
    private final EngineWhose whose;

    EngineCheck(ObjectProvider<CamundaClient> engine, Environment settings) {
        this.engine = engine;
        this.whose = EngineWhose.of(settings);
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
                        Character.toUpperCase(trouble.charAt(0)) + trouble.substring(1) + ".", whose.remedy())))
                .orElseGet(() -> List.of(Finding.ok("The engine at %s, Camunda %s, answers and leads its partitions. %s"
                        .formatted(client.getConfiguration().getGrpcAddress(), version(client), whose.sentence())
                        .strip())));
    }

    private static String version(CamundaClient client) {
        return client.newTopologyRequest().send().join().getGatewayVersion();
    }
}
