package io.bellwether.watch.engine;

import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.ClockProperties;
import io.bellwether.watch.app.EngineEye;
import io.bellwether.watch.domain.EngineView;
import io.bellwether.watch.domain.Observed;
import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import io.camunda.client.jobhandling.JobWorkerManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the gateway for its topology, its time, and the starter for the workers that are open here. */
@Component
class CamundaEngineEye implements EngineEye {
    private static final Logger log = LoggerFactory.getLogger(CamundaEngineEye.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<JobWorkerManager> workers;
    private final EngineTime time;
    private final boolean comparesClocks;
    private final SortedSet<String> modelTypes = ModelJobTypes.read();

    CamundaEngineEye(
            ObjectProvider<CamundaClient> engine,
            ObjectProvider<JobWorkerManager> workers,
            InstantSource clock,
            ClockProperties properties) {
        this.engine = engine;
        this.workers = workers;
        this.time = new EngineTime(clock);
        this.comparesClocks = !properties.isMoved();
    }

    @Override
    public Observed<EngineView> look(Instant now) {
        CamundaClient client = engine.getIfAvailable();
        if (client == null) {
            return Observed.unasked();
        }
        try {
            Topology topology =
                    client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
            return hasLeader(topology)
                    ? Observed.of(new EngineView(skew(client), unserved()))
                    : Observed.not("the gateway answers, but no partition has a leader");
        } catch (RuntimeException e) {
            log.debug("the engine does not answer the watch", e);
            return Observed.not("the gateway at %s does not answer"
                    .formatted(client.getConfiguration().getGrpcAddress()));
        }
    }

    private static boolean hasLeader(Topology topology) {
        return topology.getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .filter(PartitionInfo::isLeader)
                .anyMatch(partition -> partition.getHealth() != PartitionBrokerHealth.DEAD);
    }

    /** Without the REST interface the engine works all the same: its clock is then not compared. */
    private Optional<Duration> skew(CamundaClient client) {
        try {
            return comparesClocks ? time.skew(client.getConfiguration().getRestAddress()) : Optional.empty();
        } catch (TransientFault e) {
            log.debug("the engine's clock cannot be read", e);
            return Optional.empty();
        }
    }

    /** Every replica is the same application: what this one does not serve, none serves. */
    private SortedSet<String> unserved() {
        List<String> served = workers.stream()
                .flatMap(manager -> manager.getJobWorkers().values().stream())
                .filter(worker -> worker.getEnabled() == null
                        || !Boolean.FALSE.equals(worker.getEnabled().value()))
                .map(JobWorkerValue::getType)
                .map(type -> type.value())
                .toList();
        SortedSet<String> unserved = new TreeSet<>(modelTypes);
        served.forEach(unserved::remove);
        return unserved;
    }
}
