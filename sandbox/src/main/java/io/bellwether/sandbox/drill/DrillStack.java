package io.bellwether.sandbox.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The stack of a drill, as far as a drill acts on it. */
public interface DrillStack {
    /** The addresses of the services, by the variables that the application reads. */
    Map<String, String> endpoints();

    /** The state folder. */
    Path state();

    /** Ends a service as {@code kill -9} does; it stays away until {@link #release}. */
    void hold(String service);

    /** Lets a service that was held start again. */
    void release(String service);

    /** Runs a command of the application against the stack, as a person would, and returns its exit code. */
    int command(List<String> arguments) throws IOException, InterruptedException;

    /** Tells the person who waits how far the drill is. */
    void say(String text);
}
