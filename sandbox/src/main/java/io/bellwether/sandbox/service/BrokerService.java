package io.bellwether.sandbox.service;

import static java.util.Map.entry;

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

/**
 * The Camunda 8 engine: one broker with one partition and an open REST and gRPC interface on loopback.
 *
 * @param exporting whether OpenSearch runs and gets the engine's records
 */
public record BrokerService(Installation installation, SandboxConfig config, StateFolder state, boolean exporting)
        implements Service {
    @Override
    public String name() {
        return ServiceName.BROKER.key();
    }

    @Override
    public void prepare() throws IOException {
        CamundaLogging.install(folder());
    }

    @Override
    public List<String> command() {
        return Jvm.camunda(ServiceName.BROKER, config, installation.camunda(), folder());
    }

    @Override
    public Map<String, String> environment() {
        Ports ports = config.ports();
        var variables = new LinkedHashMap<>(Map.ofEntries(
                entry("SPRING_PROFILES_ACTIVE", "broker"),
                entry("LOGGING_CONFIG", CamundaLogging.file(folder()).toUri().toString()),
                entry("SERVER_ADDRESS", "127.0.0.1"),
                entry("SERVER_PORT", number(ports, Port.BROKER_REST)),
                entry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
                entry("MANAGEMENT_SERVER_PORT", number(ports, Port.BROKER_MANAGEMENT)),
                entry("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1"),
                entry("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", number(ports, Port.BROKER_COMMAND)),
                entry("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", number(ports, Port.BROKER_INTERNAL)),
                entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1"),
                entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", number(ports, Port.GRPC)),
                entry("ZEEBE_BROKER_DATA_DIRECTORY", folder().resolve("data").toString()),
                entry("ZEEBE_BROKER_CLUSTER_RAFT_FLUSH_ENABLED", String.valueOf(!config.throwaway())),
                entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "32MB"),
                entry("ZEEBE_BROKER_DATA_SNAPSHOTPERIOD", "5m"),
                // Below these the engine takes no commands; the defaults of 2 and 1 GB are for servers.
                entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "256MB"),
                entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "128MB"),
                entry("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "64MB"),
                entry("ZEEBE_BROKER_THREADS_CPUTHREADCOUNT", "2"),
                entry("ZEEBE_BROKER_THREADS_IOTHREADCOUNT", "2")));
        if (exporting) {
            variables.put(
                    "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME",
                    "io.camunda.zeebe.exporter.opensearch.OpensearchExporter");
            variables.put(
                    "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL", "http://127.0.0.1:" + number(ports, Port.OPENSEARCH));
            variables.putAll(OpenSearchExport.SETTINGS);
        }
        return variables;
    }

    @Override
    public Path folder() {
        return state.data(name());
    }

    @Override
    public HealthCheck health() {
        return BrokerHealth.check(config.ports());
    }

    @Override
    public String address() {
        return "gRPC 127.0.0.1:" + number(config.ports(), Port.GRPC) + ", REST http://127.0.0.1:"
                + number(config.ports(), Port.BROKER_REST);
    }

    private static String number(Ports ports, Port port) {
        return String.valueOf(ports.of(port));
    }
}
