package io.bellwether.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.sandbox.process.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real PostgreSQL, mail server and engine under the real supervisor, killed in every way. */
class SandboxIT {
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    @TempDir
    Path state;

    @Test
    void keepsDataWhenServicesAreKilledAndWhenSupervisorIsKilled() throws Exception {
        List<ProcessHandle> processes;
        try (var sandbox = SandboxProcess.start(state, List.of("postgres", "mail", "broker"))) {
            execute(sandbox, "CREATE TABLE kept (id int PRIMARY KEY)");
            execute(sandbox, "INSERT INTO kept VALUES (1)");
            long before = sandbox.pid("postgres");
            sandbox.kill("broker");
            sandbox.kill("postgres");

            sandbox.awaitHealthy("postgres", RECOVERY);
            assertThat(sandbox.pid("postgres")).isNotEqualTo(before);
            assertThat(count(sandbox)).isEqualTo(1);
            sandbox.awaitHealthy("broker", RECOVERY);
            assertThat(topology(sandbox)).contains("\"role\":\"leader\"");
            assertThat(secondSupervisor()).contains("Another Bellwether already runs on " + sandbox.state());

            processes = List.of("postgres", "mail", "broker").stream()
                    .map(sandbox::pid)
                    .map(pid -> ProcessHandle.of(pid).orElseThrow())
                    .toList();
            sandbox.supervisor().destroyForcibly();
            for (ProcessHandle process : processes) {
                process.onExit().orTimeout(120, TimeUnit.SECONDS).join();
            }
        }
        try (var sandbox = SandboxProcess.start(state, List.of("postgres"))) {
            assertThat(count(sandbox)).isEqualTo(1);
            var postgres = ProcessHandle.of(sandbox.pid("postgres")).orElseThrow();
            sandbox.close();
            assertThat(postgres.isAlive()).isFalse();
            assertThat(StateFolder.endpointsFile(sandbox.state())).doesNotExist();
        }
    }

    private String secondSupervisor() throws IOException {
        try (var second = SandboxProcess.start(state, List.of("mail"))) {
            return "started a second time: " + second.state();
        } catch (IllegalStateException refused) {
            return Files.readString(state.resolve("logs/supervisor.log"));
        }
    }

    private static Connection connect(SandboxProcess sandbox) throws SQLException {
        var variables = sandbox.endpoints();
        return DriverManager.getConnection(
                Objects.requireNonNull(variables.get("SPRING_DATASOURCE_URL")),
                variables.get("SPRING_DATASOURCE_USERNAME"),
                variables.get("SPRING_DATASOURCE_PASSWORD"));
    }

    private static void execute(SandboxProcess sandbox, String sql) throws SQLException {
        try (var connection = connect(sandbox);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(SandboxProcess sandbox) throws SQLException {
        try (var connection = connect(sandbox);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String topology(SandboxProcess sandbox) throws IOException, InterruptedException {
        var uri = URI.create(sandbox.endpoints().get("CAMUNDA_CLIENT_REST_ADDRESS") + "/v2/topology");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
