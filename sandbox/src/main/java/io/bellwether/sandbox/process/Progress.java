package io.bellwether.sandbox.process;

import java.io.PrintStream;
import java.util.Locale;

/** Lines for the person who waits, on standard error. */
public final class Progress {
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Prints one line. */
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Says that a service is healthy. */
    void healthy(Service service, String how, double seconds) {
        say(String.format(Locale.ROOT, "  %-11s %s %6.1f s   %s", service.name(), how, seconds, service.address()));
    }
}
