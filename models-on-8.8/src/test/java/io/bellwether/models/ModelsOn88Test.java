package io.bellwether.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models as the application deploys them, all in one deployment, on the engine of Camunda 8.8. */
class ModelsOn88Test {
    private static final Path ROOT = Path.of("..");
    /** The engine's classes are loaded and compiled meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theEngineTakesEveryModel() throws IOException {
        int port = freePort();
        var engine = EngineFactory.create(port);
        engine.start();
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + port))
                .preferRestOverGrpc(false)
                .build()) {
            DeploymentEvent answer = deploy(client);

            assertThat(answer.getProcesses()).hasSameSizeAs(files("bpmn", ".bpmn"));
            assertThat(answer.getDecisionRequirements()).hasSameSizeAs(files("bpmn", ".dmn"));
            assertThat(answer.getForm()).hasSameSizeAs(files("forms", ".form"));
        } finally {
            engine.stop();
        }
    }

    private static DeploymentEvent deploy(CamundaClient client) throws IOException {
        var command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 filled = null;
        for (String kind : List.of("bpmn/.bpmn", "bpmn/.dmn", "forms/.form")) {
            for (Path file : files(kind.split("/", -1)[0], kind.split("/", -1)[1])) {
                filled = command.addResourceBytes(
                        Files.readAllBytes(file), file.getFileName().toString());
            }
        }
        return Objects.requireNonNull(filled).requestTimeout(PATIENCE).send().join();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
