package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models in one deployment when the application starts, so that models bound by {@code deployment} belong
 * together and a day under way keeps its version. Unchanged models make no new version, so deploying again does no harm.
 *
 * <p>An engine that is not there yet, or slow, is waited for without end: the application starts, tries again with
 * slowly growing pauses, and {@link #waitsFor} says why. Models that the engine refuses end the start.
 */
@Component
@ConditionalOnProperty(
        name = {"camunda.client.enabled", "camunda.client.deployment.enabled"},
        matchIfMissing = true)
public class ModelDeployment implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> MODELS =
            List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form");

    /** A start waits this long for the engine; what takes longer goes on beside the running application. */
    private static final Duration AT_START = Duration.ofSeconds(15);

    /** The engine itself gives a deployment 15 s; a client that gives up before would not learn what it answered. */
    private static final Duration EACH_TRY = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final CamundaClient engine;
    private final EngineState state;
    private final CountDownLatch deployed = new CountDownLatch(1);
    private volatile String waitsFor = "its turn to deploy the models";
    private volatile @Nullable Thread thread;

    ModelDeployment(CamundaClient engine) {
        this.engine = engine;
        this.state = new EngineState(engine);
    }

    /** Whether the engine has all models of this application. */
    public boolean isDone() {
        return deployed.getCount() == 0;
    }

    /** What the application waits for, as a sentence; empty when it waits for nothing. */
    public String waitsFor() {
        return isDone() ? "" : waitsFor;
    }

    /** Waits until the models are deployed or the bound is reached; returns {@link #isDone}. */
    public boolean await(Duration bound) throws InterruptedException {
        return deployed.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        try {
            deploy(AT_START);
        } catch (RuntimeException failure) {
            if (!EngineState.isPassing(failure)) {
                throw failure;
            }
            note(failure);
            thread = Thread.ofVirtual().name("deploy-models").start(this::deployInTheEnd);
        }
    }

    private void deployInTheEnd() {
        Duration pause = FIRST_PAUSE;
        while (!isDone()) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                Duration longer = pause.multipliedBy(6).dividedBy(5);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
                deploy(EACH_TRY);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                note(failure);
            }
        }
    }

    private void note(RuntimeException failure) {
        String reason = state.trouble()
                .orElseGet(() -> failure instanceof ClientStatusException status
                        ? EngineState.sentence(
                                String.valueOf(engine.getConfiguration().getGrpcAddress()),
                                status.getStatusCode(),
                                String.valueOf(status.getMessage()))
                        : String.valueOf(failure.getMessage()));
        if (!reason.equals(waitsFor)) {
            log.warn("The models are not deployed yet, {}. It is tried again until it works.", reason);
        }
        waitsFor = reason;
    }

    private void deploy(Duration timeout) {
        DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
        DeployResourceCommandStep2 filled = null;
        for (Resource resource : models()) {
            filled = command.addResourceBytes(bytes(resource), Objects.requireNonNull(resource.getFilename()));
        }
        if (filled == null) {
            throw new IllegalStateException("there are no models on the class path");
        }
        DeploymentEvent answer = filled.requestTimeout(timeout).send().join();
        deployed.countDown();
        log.info(
                "Deployed models: {}",
                answer.getProcesses().stream()
                        .map(process -> process.getBpmnProcessId() + " v" + process.getVersion())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static List<Resource> models() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        List<Resource> found = new ArrayList<>();
        try {
            for (String pattern : MODELS) {
                found.addAll(List.of(resolver.getResources(pattern)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the models cannot be read", e);
        }
        found.sort(Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
        return found;
    }

    private static byte[] bytes(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    @Override
    public void stop() {
        Thread trying = thread;
        if (trying != null) {
            trying.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        Thread trying = thread;
        return trying != null && trying.isAlive();
    }
}
