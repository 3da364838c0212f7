package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Endpoints;
import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.engine.OwnEngine;
import io.bellwether.sandbox.process.Leftovers;
import io.bellwether.sandbox.process.Progress;
import io.bellwether.sandbox.process.Service;
import io.bellwether.sandbox.process.ServiceException;
import io.bellwether.sandbox.process.StateFolder;
import io.bellwether.sandbox.process.Supervisor;
import io.bellwether.sandbox.service.AppService;
import io.bellwether.sandbox.service.BrokerService;
import io.bellwether.sandbox.service.Folders;
import io.bellwether.sandbox.service.MailService;
import io.bellwether.sandbox.service.OpenSearchService;
import io.bellwether.sandbox.service.PortCheck;
import io.bellwether.sandbox.service.PostgresService;
import io.bellwether.sandbox.service.Secrets;
import io.bellwether.sandbox.service.WebappsService;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A stack on one state folder, from the check of its ports to the end of its last process. */
final class Stack {
    private final Installation installation;
    private final SandboxConfig config;
    private final StateFolder state;
    private final Progress progress;
    private final Supervisor supervisor;
    private final Set<ServiceName> names;
    private final Map<String, String> endpoints;
    private final List<String> notes;
    private boolean stopped;
    private boolean deleted;

    /**
     * Takes over the state folder; starts nothing yet.
     *
     * @param names the services to run, with {@code APP} when its port is to be checked as well
     * @param engine the user's, when none of ours runs
     * @throws ServiceException when the folder is in use or a port is taken
     */
    Stack(
            Installation installation,
            SandboxConfig config,
            StateFolder state,
            Set<ServiceName> names,
            Optional<OwnEngine> engine,
            Progress progress) {
        this.installation = installation;
        this.config = config;
        this.state = state;
        this.names = Set.copyOf(names);
        this.progress = progress;
        Leftovers.await(state, progress);
        var problems = PortCheck.problems(config.ports(), names);
        if (!problems.isEmpty()) {
            throw new ServiceException(String.join("\n", problems));
        }
        var all = Endpoints.of(names, config.ports(), state.root(), Secrets.postgresPassword(state.root()));
        engine.ifPresent(own -> all.putAll(own.endpoints()));
        this.endpoints = Collections.unmodifiableMap(all);
        this.notes = notes(engine);
        this.supervisor = new Supervisor(state, progress);
    }

    /** Whose engine it is; of the bundled one at its first start in a folder only. */
    private List<String> notes(Optional<OwnEngine> engine) {
        if (engine.isPresent()) {
            return List.of(engine.get().note());
        }
        boolean first = names.contains(ServiceName.BROKER)
                && Files.notExists(state.root().resolve(ServiceName.BROKER.key()));
        return first
                ? List.of("The engine is Camunda " + installation.camundaVersion()
                        + " as its vendor distributes it, under the Camunda License 1.0: for development, tests and"
                        + " demonstration, not for production. Your own engine: --camunda URL.")
                : List.of();
    }

    /** Whether Operate and Tasklist of ours run, which are not waited for. */
    boolean isFollowed() {
        return names.contains(ServiceName.WEBAPPS);
    }

    Map<String, String> endpoints() {
        return endpoints;
    }

    StateFolder state() {
        return state;
    }

    /**
     * How long a start took.
     *
     * @param services [s] until the desk's services were healthy
     * @param app [s] from then until the application was
     */
    record Started(double services, double app) {
        /** [s] in all. */
        double seconds() {
            return services + app;
        }

        @Override
        public String toString() {
            return StackOptions.seconds(seconds()) + " s (services " + StackOptions.seconds(services)
                    + " s, application " + StackOptions.seconds(app) + " s)";
        }
    }

    /**
     * Starts the application beside the services that a desk trades with, and returns when it is healthy. Operate and
     * Tasklist, with OpenSearch below them, are started then and not waited for: on a machine with few cores they would
     * hold up what trades.
     */
    Started start(List<String> command) {
        long begin = begin();
        List<Service> services = new ArrayList<>(services());
        services.add(app(command, Map.of()));
        supervisor.launch(services);
        supervisor.await(names.stream()
                .filter(name -> !name.follows() && name != ServiceName.APP)
                .map(ServiceName::key)
                .toList());
        double healthy = (System.nanoTime() - begin) / 1e9;
        supervisor.await(List.of(ServiceName.APP.key()));
        return new Started(healthy, (System.nanoTime() - begin) / 1e9 - healthy);
    }

    /** Starts all services but the application and returns the seconds until all were healthy. */
    double startServices() {
        long begin = begin();
        supervisor.start(services());
        return (System.nanoTime() - begin) / 1e9;
    }

    private long begin() {
        long begin = System.nanoTime();
        progress.say("Starting the services; state and logs are in " + state.root() + ".");
        notes.forEach(progress::say);
        StateFolder.write(StateFolder.endpointsFile(state.root()), Endpoints.render(endpoints), "rw-------");
        return begin;
    }

    private List<Service> services() {
        return names.stream()
                .filter(name -> name != ServiceName.APP)
                .sorted()
                .map(this::service)
                .toList();
    }

    /** Starts the application on services that are healthy and returns when it is. */
    void startApp(List<String> command, Map<String, String> furtherVariables) {
        supervisor.start(List.of(app(command, furtherVariables)));
    }

    private AppService app(List<String> command, Map<String, String> furtherVariables) {
        var variables = new HashMap<>(endpoints);
        variables.putAll(furtherVariables);
        return new AppService(ServiceName.APP.key(), config, command, variables);
    }

    /** Runs a program against the stack with this process's output and returns its exit code. */
    int run(List<String> command, Map<String, String> furtherVariables) throws IOException, InterruptedException {
        var variables = new HashMap<>(endpoints);
        variables.putAll(furtherVariables);
        return supervisor.run(new AppService("driver", config, command, variables));
    }

    /** Ends a service as {@code kill -9} does; it stays away until {@link #release}. */
    void hold(ServiceName name) {
        supervisor.hold(name.key());
    }

    /** Lets a service that was held start again. */
    void release(ServiceName name) {
        supervisor.release(name.key());
    }

    /** The same with the program's output in {@code logs/driver.log} of the state folder. */
    int runLogged(List<String> command, Map<String, String> furtherVariables) throws IOException, InterruptedException {
        var variables = new HashMap<>(endpoints);
        variables.putAll(furtherVariables);
        return supervisor.runLogged(new AppService("driver", config, command, variables));
    }

    /** Completes with a sentence when a service has been given up. */
    CompletableFuture<String> givenUp() {
        return supervisor.givenUp();
    }

    /** Stops everything, the last started first; a second call does nothing. */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        progress.say("Stopping.");
        supervisor.stopPrograms();
        supervisor.stop();
        try {
            Files.deleteIfExists(StateFolder.endpointsFile(state.root()));
        } catch (IOException ignored) {
            // Other commands will find out that nothing runs.
        }
        state.close();
        if (deleted) {
            delete();
        }
        progress.say("Stopped.");
    }

    /** From now on stopping it deletes its folder. */
    Stack deletedAtTheEnd() {
        deleted = true;
        return this;
    }

    private void delete() {
        try {
            Folders.delete(state.root());
        } catch (IOException e) {
            progress.say("The folder " + state.root() + " could not be deleted: " + e.getMessage() + ".");
        }
    }

    private Service service(ServiceName name) {
        return switch (name) {
            case POSTGRES -> new PostgresService(installation, config, state);
            case MAIL -> new MailService(config, state);
            case OPENSEARCH -> new OpenSearchService(config, state);
            case BROKER -> new BrokerService(installation, config, state, names.contains(ServiceName.OPENSEARCH));
            case WEBAPPS -> new WebappsService(installation, config, state);
            case APP -> throw new IllegalArgumentException("the application is started by startApp");
        };
    }
}
