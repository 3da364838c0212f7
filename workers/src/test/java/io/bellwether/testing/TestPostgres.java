package io.bellwether.testing;

import io.bellwether.sandbox.SandboxProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Where tests without an engine get PostgreSQL: from a container where a Docker engine answers, from the sandbox's
 * binaries where none does or the image cannot be had. Which of them is printed once. Neither outlives the JVM.
 *
 * @param url the JDBC address without a database, e.g. {@code jdbc:postgresql://127.0.0.1:5432/}
 * @param password of the superuser {@code postgres}
 */
public record TestPostgres(String url, String password) {
    /** The image of docker-compose.yml. */
    private static final String IMAGE = "postgres:17.6-alpine";

    private static final String CONNECTIONS = "300";
    private static final String LIBRARY = "org.testcontainers";

    static TestPostgres start() {
        if (!docker()) {
            return fromBinaries("no Docker engine answers");
        }
        try {
            TestPostgres container = inContainer();
            tell("container " + IMAGE);
            return container;
        } catch (ContainerFetchException | ContainerLaunchException e) {
            return fromBinaries("the container did not start: " + e.getMessage());
        }
    }

    private static void tell(String which) {
        System.out.println("PostgreSQL of the tests: " + which);
    }

    /** Whether a Docker engine answers; it is asked once. That none does is no error, which the library logs. */
    public static boolean docker() {
        LoggingSystem logging = LoggingSystem.get(TestPostgres.class.getClassLoader());
        logging.setLogLevel(LIBRARY, LogLevel.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            logging.setLogLevel(LIBRARY, null);
        }
    }

    private static TestPostgres inContainer() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withPassword("throwaway")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --encoding=UTF8")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + CONNECTIONS);
        container.start();
        return new TestPostgres(
                "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getFirstMappedPort()),
                container.getPassword());
    }

    private static TestPostgres fromBinaries(String why) {
        tell("the sandbox's binaries, for " + why);
        try {
            Path state = Files.createTempDirectory("bellwether-test-database");
            SandboxProcess sandbox = SandboxProcess.start(state, List.of("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                sandbox.close();
                delete(state);
            }));
            Map<String, String> endpoints = sandbox.endpoints();
            String database = endpoints.get("SPRING_DATASOURCE_URL");
            return new TestPostgres(
                    database.substring(0, database.lastIndexOf('/') + 1), endpoints.get("SPRING_DATASOURCE_PASSWORD"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for tests did not start", e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC address of a database with what it needs to connect. */
    String address(String database) {
        return url + database + "?user=postgres&password=" + password;
    }
}
