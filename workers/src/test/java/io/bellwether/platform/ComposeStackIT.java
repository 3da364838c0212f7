package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.testing.Lane;
import io.bellwether.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** docker-compose.yml as a user starts it, with the vendor's image. It takes the ports that the file names. */
@Tag("long")
@ResourceLock(Lane.OTHER_STACKS)
class ComposeStackIT {
    private static final DockerImageName COMPOSE = DockerImageName.parse("docker:28.2-cli");
    private static final int APP = 8080;

    /** The application is built in its container first. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Test
    void theApplicationBecomesHealthy_whichTakesItsModelsOnTheVendorsEngine() throws IOException, InterruptedException {
        assumeTrue(TestPostgres.docker(), "no Docker engine answers, so docker-compose.yml is not started");
        String secret = UUID.randomUUID().toString();
        try (HttpClient http = HttpClient.newHttpClient();
                ComposeContainer stack = new ComposeContainer(
                                COMPOSE, Path.of("..", "docker-compose.yml").toFile())
                        .withEnv("BELLWETHER_DB_PASSWORD", secret)
                        .withEnv("CAMUNDA_DB_PASSWORD", secret)
                        .withEnv("CAMUNDA_ADMIN_PASSWORD", secret)
                        .withExposedService(
                                "app",
                                APP,
                                Wait.forHttp("/actuator/health")
                                        .forStatusCode(200)
                                        .withStartupTimeout(PATIENCE))) {
            stack.start();

            URI health = URI.create("http://%s:%d/actuator/health"
                    .formatted(stack.getServiceHost("app", APP), stack.getServicePort("app", APP)));
            String answer = http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(Json.mapper()
                            .readTree(answer)
                            .at("/components/models/status")
                            .asString())
                    .isEqualTo("UP");
        }
    }
}
