package io.bellwether.sandbox;

import java.util.concurrent.atomic.AtomicInteger;

/** Ties a stack to the life of this process: Ctrl-C or a signal stops it in order and sets the exit code. */
final class RunningStack implements AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final Stack stack;
    private final AtomicInteger signalCode = new AtomicInteger(INTERRUPTED);
    private volatile boolean ended;

    RunningStack(Stack stack) {
        this.stack = stack;
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "stop-stack"));
    }

    private void onShutdown() {
        if (!ended) {
            stack.stop();
            // A JVM that a signal ends would report the signal; the user's Ctrl-C is the normal end of this program.
            Runtime.getRuntime().halt(signalCode.get());
        }
    }

    /** The exit code that a Ctrl-C gives from now on. */
    void exitOnSignalWith(int code) {
        signalCode.set(code);
    }

    /** Returns only when a service is given up; a signal ends the process meanwhile. */
    int awaitEnd() {
        String sentence = stack.givenUp().join();
        System.err.println(sentence);
        return 1;
    }

    @Override
    public void close() {
        stack.stop();
        ended = true;
    }
}
