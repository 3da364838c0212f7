package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;

/** Says in a sentence whether the engine can work, for people and for logs. Asking changes nothing. */
public final class EngineState {
    /** A gateway that is well answers within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CamundaClient engine;

    public EngineState(CamundaClient engine) {
        this.engine = engine;
    }

    /** What is wrong with the engine, as the rest of a sentence that begins with its name; empty when it is well. */
    public Optional<String> trouble() {
        String address = String.valueOf(engine.getConfiguration().getGrpcAddress());
        try {
            Topology topology =
                    engine.newTopologyRequest().requestTimeout(PATIENCE).send().join();
            boolean leads = topology.getBrokers().stream()
                    .flatMap(broker -> broker.getPartitions().stream())
                    .anyMatch(PartitionInfo::isLeader);
            return leads
                    ? Optional.empty()
                    : Optional.of("the engine at %s is starting: it has no leader yet".formatted(address));
        } catch (ClientStatusException e) {
            return Optional.of(sentence(address, e.getStatusCode(), String.valueOf(e.getMessage())));
        } catch (ClientException e) {
            return Optional.of("the engine at %s does not answer: %s".formatted(address, e.getMessage()));
        }
    }

    /** The same for an answer that a command got, or did not get. */
    public static String sentence(String address, Status.Code code, String message) {
        return switch (code) {
            case UNAVAILABLE -> "the engine at %s is not reachable".formatted(address);
            case DEADLINE_EXCEEDED ->
                "the engine at %s is there but did not answer in time: it is starting, or has more to do than it can"
                        .formatted(address);
            case RESOURCE_EXHAUSTED ->
                "the engine at %s has more to do than it can and takes no commands at the moment".formatted(address);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                "the engine at %s refuses the keys or the log-in that it is shown".formatted(address);
            default -> "the engine at %s says: %s".formatted(address, message);
        };
    }

    /** Whether asking again later may help: what a call throws, or what a future that is looked into holds. */
    public static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case ClientStatusException status -> isPassing(status.getStatusCode());
            case StatusRuntimeException status -> isPassing(status.getStatus().getCode());
            default -> failure instanceof ClientException;
        };
    }

    private static boolean isPassing(Status.Code code) {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, INTERNAL, UNKNOWN, ABORTED, CANCELLED -> true;
            default -> false;
        };
    }
}
