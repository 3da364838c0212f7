package io.bellwether.sandbox.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service that can be run as a child process. */
public interface Service {
    /** Short and unique; names the log and the pid file. */
    String name();

    /** Names of the services that, where they run at all, must be healthy before this one is started for the first time. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Makes the state on disk fit for a start, and is called before each start.
     *
     * @throws ServiceException when the service cannot run on this machine; it is not tried again
     */
    default void prepare() throws IOException {}

    /** The program and its arguments; called after {@link #prepare}. */
    List<String> command();

    /** The variables of the child, besides the basic ones that every child gets. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the child also gets all variables of the supervisor. */
    default boolean inheritsEnvironment() {
        return false;
    }

    /** The working folder of the child. */
    Path folder();

    /** The signal that asks the service to end in order. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long the service may take to end in order before it is killed. */
    default Duration grace() {
        return Duration.ofSeconds(15);
    }

    /** How long the service may take to become healthy before it is killed and started again. */
    default Duration patience() {
        return Duration.ofSeconds(300);
    }

    /** Tells whether the service can be used. */
    HealthCheck health();

    /** Where it listens, for the progress line. */
    String address();
}
