package io.bellwether.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts services side by side, keeps them running, and stops them in the opposite order. */
public final class Supervisor {
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(8));

    private final StateFolder state;
    private final Progress progress;
    private final List<Duration> backOff;
    private final List<ManagedService> services = new ArrayList<>();
    private final List<ChildProcess> programs = new ArrayList<>();
    private final CompletableFuture<String> givenUp = new CompletableFuture<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());

    public Supervisor(StateFolder state, Progress progress) {
        this(state, progress, BACK_OFF);
    }

    Supervisor(StateFolder state, Progress progress, List<Duration> backOff) {
        this.state = state;
        this.progress = progress;
        this.backOff = backOff;
        housekeeping.scheduleWithFixedDelay(() -> current().forEach(ManagedService::tendLog), 10, 10, TimeUnit.SECONDS);
    }

    /** Completes with a sentence when a service has died so often that it is given up. */
    public CompletableFuture<String> givenUp() {
        return givenUp;
    }

    /**
     * Starts the services, each as soon as those that it needs are healthy, and returns when all are healthy.
     *
     * @throws ServiceException when one of them is given up
     */
    public void start(List<? extends Service> started) {
        launch(started);
        await(started.stream().map(Service::name).toList());
    }

    /** Lets the services start, each as soon as those that it needs are healthy, and returns at once. */
    public void launch(List<? extends Service> started) {
        var added = started.stream()
                .map(service -> new ManagedService(service, state, progress, backOff))
                .toList();
        synchronized (services) {
            services.addAll(added);
        }
        Map<String, ManagedService> byName =
                current().stream().collect(Collectors.toMap(ManagedService::name, Function.identity()));
        for (int i = 0; i < added.size(); i++) {
            var needed = started.get(i).needs().stream()
                    .map(byName::get)
                    .filter(Objects::nonNull)
                    .toList();
            added.get(i).start(needed, givenUp::complete);
        }
    }

    /**
     * Returns when these services have been healthy once.
     *
     * @throws ServiceException when one of all services is given up before
     */
    public void await(Collection<String> names) {
        try {
            CompletableFuture.anyOf(
                            givenUp.thenAccept(sentence -> {
                                throw new ServiceException(sentence);
                            }),
                            CompletableFuture.allOf(names.stream()
                                    .map(this::named)
                                    .map(ManagedService::firstHealthy)
                                    .toArray(CompletableFuture<?>[]::new)))
                    .join();
        } catch (CompletionException e) {
            throw new ServiceException(givenUp.getNow(String.valueOf(e.getMessage())), e);
        }
    }

    /** Ends a service as {@code kill -9} does; it stays away until {@link #release}. */
    public void hold(String name) {
        named(name).hold();
    }

    /** Lets a service that was held start again. */
    public void release(String name) {
        named(name).release();
    }

    private ManagedService named(String name) {
        return current().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service '" + name + "'"));
    }

    /** Stops all services, the last started first, and returns when no process is left. */
    public void stop() {
        housekeeping.shutdownNow();
        current().reversed().forEach(ManagedService::stop);
    }

    /**
     * Runs a program to its end with this process's output; it ends with this process as the services do.
     *
     * @return its exit code
     */
    public int run(Service program) throws IOException, InterruptedException {
        return run(program, ProcessBuilder.Redirect.INHERIT);
    }

    /** The same with the program's output in its log in place of this process's. */
    public int runLogged(Service program) throws IOException, InterruptedException {
        return run(
                program,
                ProcessBuilder.Redirect.appendTo(state.log(program.name()).toFile()));
    }

    private int run(Service program, ProcessBuilder.Redirect output) throws IOException, InterruptedException {
        var child = ChildProcess.start(program, state.pidFile(program.name()), output, output);
        synchronized (programs) {
            programs.add(child);
        }
        return child.await();
    }

    /** Ends programs started by {@link #run}. */
    public void stopPrograms() {
        synchronized (programs) {
            programs.forEach(ChildProcess::stop);
        }
    }

    private List<ManagedService> current() {
        synchronized (services) {
            return List.copyOf(services);
        }
    }
}
