package io.bellwether.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Jupiter's tests and jqwik's properties at the same time. JUnit runs one engine after the other and jqwik one property
 * after the other, so that half of the machine would wait for the properties. Finds nothing unless the build asks for it
 * by the configuration parameter {@code side-by-side}: elsewhere both run by themselves.
 */
public final class SideBySide implements TestEngine {
    private final List<TestEngine> engines = List.of(new JupiterTestEngine(), new JqwikTestEngine());

    @Override
    public String getId() {
        return "side-by-side";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor both = new EngineDescriptor(id, "Tests and properties");
        if (request.getConfigurationParameters().getBoolean(getId()).orElse(false)) {
            engines.forEach(engine -> both.addChild(engine.discover(request, id.append("engine", engine.getId()))));
        }
        return both;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor both = request.getRootTestDescriptor();
        request.getEngineExecutionListener().executionStarted(both);
        try (ExecutorService threads = Executors.newFixedThreadPool(engines.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (TestEngine engine : engines) {
                for (TestDescriptor child : both.getChildren()) {
                    if (child.getUniqueId().getLastSegment().getValue().equals(engine.getId())) {
                        running.add(threads.submit(() -> engine.execute(of(child, request))));
                    }
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an engine of tests failed", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tests ran", e);
        }
        request.getEngineExecutionListener().executionFinished(both, TestExecutionResult.successful());
    }

    private static ExecutionRequest of(TestDescriptor child, ExecutionRequest request) {
        return ExecutionRequest.create(
                child,
                request.getEngineExecutionListener(),
                request.getConfigurationParameters(),
                request.getOutputDirectoryCreator(),
                request.getStore(),
                request.getCancellationToken());
    }
}
