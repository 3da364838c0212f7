package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.opensearch.OpenSearchMain;
import io.bellwether.sandbox.process.HealthCheck;
import io.bellwether.sandbox.process.Service;
import io.bellwether.sandbox.process.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** OpenSearch, where the engine exports to and Operate and Tasklist read from. */
public record OpenSearchService(SandboxConfig config, StateFolder state) implements Service {
    @Override
    public String name() {
        return ServiceName.OPENSEARCH.key();
    }

    /** Where the application starts beside it, what trades comes first; the engine keeps what it has to export. */
    @Override
    public Set<String> needs() {
        return Set.of(ServiceName.APP.key());
    }

    @Override
    public List<String> command() {
        return Jvm.ownClass(
                ServiceName.OPENSEARCH,
                config,
                OpenSearchMain.class,
                List.of(
                        folder().toString(),
                        String.valueOf(config.ports().of(Port.OPENSEARCH)),
                        String.valueOf(config.ports().of(Port.OPENSEARCH_TRANSPORT))));
    }

    @Override
    public Path folder() {
        return state.data(name());
    }

    @Override
    public HealthCheck health() {
        return HealthCheck.http(
                address() + "/_cluster/health",
                body -> body.contains("\"status\":\"green\"") || body.contains("\"status\":\"yellow\""));
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + config.ports().of(Port.OPENSEARCH);
    }
}
