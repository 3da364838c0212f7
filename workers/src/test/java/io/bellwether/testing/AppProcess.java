package io.bellwether.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The packaged application as a process of its own, so that a test can kill it; it does not outlive the test. */
public final class AppProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "bellwether-app.jar");

    private final Map<String, String> environment;
    private final Path logFile;
    private final int port;
    private Process process;
    private Process guard;

    private AppProcess(Map<String, String> environment, Path logFile, int port) {
        this.environment = environment;
        this.logFile = logFile;
        this.port = port;
        this.process = launch();
    }

    /** Starts the application against the services and returns when it is healthy. */
    public static AppProcess start(Map<String, String> endpoints, Path logFile) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: this test runs after packaging, './mvnw verify'");
        }
        Map<String, String> environment = new TreeMap<>(endpoints);
        AppProcess app = new AppProcess(environment, logFile, freePort());
        try {
            app.awaitHealthy();
        } catch (AssertionError notHealthy) {
            app.close();
            throw notHealthy;
        }
        return app;
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        guard.destroy();
        process.destroyForcibly().waitFor();
    }

    /** Starts it again and returns when it is healthy. */
    public void restart() {
        process = launch();
        awaitHealthy();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // as the launcher starts it
                "-jar",
                JAR.toString(),
                "serve",
                "--no-desk");
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        try {
            Process started = builder.start();
            guard = guard(started.pid());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process when the pipe from this one closes, which a killed JVM's does too. */
    private static Process guard(long pid) throws IOException {
        return new ProcessBuilder(
                        "sh", "-c", "while read -r _; do :; done; kill -9 \"$1\"", "guard", String.valueOf(pid))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitHealthy() {
        Await.until("the application's health (log: " + logFile + ")", Await.PATIENCE, this::isHealthy, ok -> ok);
    }

    private boolean isHealthy() {
        if (!process.isAlive()) {
            throw new AssertionError("the application ended with " + process.exitValue() + "; its log: " + logFile);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                                            .timeout(Duration.ofSeconds(20))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        guard.destroy();
        process.destroy();
        try {
            if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
