package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.Owner;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.process.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The services as another process, for tests: on free ports, with a state folder of the test's choice. Uses nothing but
 * the JDK, so that a test module needs no further dependency. They end with this process, however it ends. The
 * supervisor's progress goes to {@code logs/supervisor.log} in the state folder.
 */
public final class SandboxProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String READY = "{\"ready\":true";

    private final Process supervisor;
    private final Path state;
    private final Map<String, String> endpoints;

    private SandboxProcess(Process supervisor, Path state, Map<String, String> endpoints) {
        this.supervisor = supervisor;
        this.state = state;
        this.endpoints = endpoints;
    }

    /**
     * Starts services and returns when all are healthy. Their state outlives a kill, but no loss of power: nobody waits
     * for the disk.
     *
     * @param state the state folder; its content, if any, is gone on with
     * @param services names such as {@code postgres}, {@code mail}, {@code broker}; what they need starts as well
     * @throws IllegalStateException when they do not become ready; the message holds the end of the supervisor's log
     */
    public static SandboxProcess start(Path state, Collection<String> services) throws IOException {
        return start(state, services, true, Map.of());
    }

    /**
     * Starts services beside an engine that runs already.
     *
     * @param camunda what {@code --camunda} takes
     * @param environment what the engine needs besides, for example {@code CAMUNDA_CLIENT_GRPC_ADDRESS}
     */
    public static SandboxProcess startBeside(
            String camunda, Map<String, String> environment, Path state, Collection<String> services)
            throws IOException {
        return start(state, services, true, environment, "--camunda", camunda);
    }

    /** The same with services that wait for the disk, as those of a user do, for what measures them. */
    public static SandboxProcess startDurable(Path state, Collection<String> services) throws IOException {
        return start(state, services, false, Map.of());
    }

    private static SandboxProcess start(
            Path state,
            Collection<String> services,
            boolean throwaway,
            Map<String, String> environment,
            String... further)
            throws IOException {
        Path root = Files.createDirectories(state).toRealPath();
        Path log = Files.createDirectories(root.resolve("logs")).resolve("supervisor.log");
        var command = new ArrayList<>(List.of(
                Installation.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                classPath(),
                "io.bellwether.sandbox.SandboxMain",
                "services",
                "--json",
                "--ports",
                "auto",
                "--state",
                root.toString(),
                "--only",
                String.join(",", services)));
        command.addAll(List.of(further));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put(SandboxConfig.THROWAWAY, String.valueOf(throwaway));
        builder.environment().put(Owner.VARIABLE, Owner.current().told());
        var process = builder.start();
        try {
            awaitReady(process, log);
            return new SandboxProcess(process, root, read(StateFolder.endpointsFile(root)));
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    private static void awaitReady(Process process, Path log) throws IOException {
        var timer = Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(START.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroy();
                }
            } catch (InterruptedException ready) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    return;
                }
            }
        } finally {
            timer.interrupt();
        }
        throw new IllegalStateException("The sandbox did not become ready:\n" + Files.readString(log));
    }

    /** The addresses as environment variables, for example {@code SPRING_DATASOURCE_URL}. */
    public Map<String, String> endpoints() {
        return endpoints;
    }

    /** The state folder. */
    public Path state() {
        return state;
    }

    /** The supervisor's own process. */
    public ProcessHandle supervisor() {
        return supervisor.toHandle();
    }

    /**
     * The process id of a service now.
     *
     * @throws IllegalStateException when it does not run at the moment
     */
    public long pid(String service) {
        return process(service).pid();
    }

    /** Ends a service as {@code kill -9} does and returns when it is gone. The supervisor starts it again. */
    public void kill(String service) {
        ProcessHandle process = process(service);
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private ProcessHandle process(String service) {
        return StateFolder.process(StateFolder.pidFile(state, service))
                .orElseThrow(() -> new IllegalStateException("The service " + service + " does not run."));
    }

    /**
     * Returns when the supervisor has found the service healthy in its present process.
     *
     * @throws IllegalStateException when that takes longer than {@code limit}
     */
    public void awaitHealthy(String service, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isHealthy(service)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The service " + service + " is not healthy after " + limit.toSeconds()
                        + " s; see " + state.resolve("logs") + ".");
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private boolean isHealthy(String service) {
        var process = StateFolder.process(StateFolder.pidFile(state, service));
        try {
            String noted = Files.readString(StateFolder.stateFile(state, service));
            return process.isPresent()
                    && noted.equals("healthy " + process.get().pid());
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Stops everything in order, by force when that takes too long. */
    @Override
    public void close() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            supervisor.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String classPath() {
        return Installation.location() + ":" + Installation.targetFolder().resolve("lib") + "/*";
    }

    private static Map<String, String> read(Path file) throws IOException {
        var variables = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            List<String> pair = List.of(line.split("=", 2));
            variables.put(pair.getFirst(), pair.getLast());
        }
        return Map.copyOf(variables);
    }
}
