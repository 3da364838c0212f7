package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.Ports;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.process.HealthCheck;
import io.bellwether.sandbox.process.Service;
import io.bellwether.sandbox.process.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operate and Tasklist in a JVM of their own, with the log-in demo/demo. In one JVM with the engine, Tasklist could not
 * assign or complete the engine's user tasks, because its calls to the engine's REST interface would need a log-in.
 */
public record WebappsService(Installation installation, SandboxConfig config, StateFolder state) implements Service {
    @Override
    public String name() {
        return ServiceName.WEBAPPS.key();
    }

    /** They make their indices when they start; the engine they only call when somebody acts. */
    @Override
    public Set<String> needs() {
        return Set.of(ServiceName.OPENSEARCH.key());
    }

    @Override
    public void prepare() throws IOException {
        CamundaLogging.install(folder());
    }

    @Override
    public List<String> command() {
        return Jvm.camunda(ServiceName.WEBAPPS, config, installation.camunda(), folder());
    }

    @Override
    public Map<String, String> environment() {
        Ports ports = config.ports();
        String openSearch = "http://127.0.0.1:" + ports.of(Port.OPENSEARCH);
        var variables = new LinkedHashMap<String, String>();
        variables.put("SPRING_PROFILES_ACTIVE", "operate,tasklist,auth");
        variables.put("LOGGING_CONFIG", CamundaLogging.file(folder()).toUri().toString());
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SERVER_PORT", String.valueOf(ports.of(Port.WEBAPPS)));
        variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.of(Port.WEBAPPS_MANAGEMENT)));
        for (String app : List.of("CAMUNDA_OPERATE_", "CAMUNDA_TASKLIST_")) {
            variables.put(app + "DATABASE", "opensearch");
            variables.put(app + "OPENSEARCH_URL", openSearch);
            variables.put(app + "ZEEBEOPENSEARCH_URL", openSearch);
            variables.put(app + "CSRFPREVENTIONENABLED", "false");
            variables.put(app + "ZEEBE_GATEWAYADDRESS", "127.0.0.1:" + ports.of(Port.GRPC));
            // The defaults of 5 s would show a task up to 9 s late; each look costs OpenSearch a search per kind of
            // record, which a test has less use for than a person.
            String look = config.throwaway() ? "800" : "300";
            variables.put(app + "IMPORTER_READERBACKOFF", look);
            variables.put(app + "IMPORTER_SCHEDULERBACKOFF", look);
        }
        variables.put("CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS", "http://127.0.0.1:" + ports.of(Port.BROKER_REST));
        return variables;
    }

    @Override
    public Path folder() {
        return state.data(name());
    }

    @Override
    public HealthCheck health() {
        int port = config.ports().of(Port.WEBAPPS_MANAGEMENT);
        return HealthCheck.http(
                "http://127.0.0.1:" + port + "/actuator/health/readiness", body -> body.contains("\"UP\""));
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + config.ports().of(Port.WEBAPPS);
    }
}
