package io.bellwether.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive this one: it runs inside {@code supervise.sh}, which ends it when the pipe to
 * this process closes, for whatever reason. Where {@code setsid} exists the child is also out of reach of a Ctrl-C in
 * the terminal.
 */
final class ChildProcess {
    private static final List<String> BASIC_VARIABLES = List.of("PATH", "HOME", "USER", "TMPDIR", "JAVA_HOME");
    private static final String SCRIPT = script();

    private final Process wrapper;
    private final Path pidFile;
    private final Duration grace;

    private ChildProcess(Process wrapper, Path pidFile, Duration grace) {
        this.wrapper = wrapper;
        this.pidFile = pidFile;
        this.grace = grace;
    }

    /**
     * Starts the child.
     *
     * @param output where its standard output goes
     * @param errors where its standard error goes
     */
    static ChildProcess start(
            Service service, Path pidFile, ProcessBuilder.Redirect output, ProcessBuilder.Redirect errors)
            throws IOException {
        Files.deleteIfExists(pidFile);
        var command = new ArrayList<String>();
        setsid().ifPresent(command::add);
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "supervise", pidFile.toString(), service.stopSignal()));
        command.add(String.valueOf(service.grace().toSeconds()));
        command.addAll(service.command());
        var builder = new ProcessBuilder(command)
                .directory(service.folder().toFile())
                .redirectOutput(output)
                .redirectError(errors);
        if (!service.inheritsEnvironment()) {
            var basic = builder.environment();
            basic.keySet().retainAll(BASIC_VARIABLES);
            basic.put("LC_ALL", "C");
        }
        builder.environment().putAll(Map.copyOf(service.environment()));
        return new ChildProcess(builder.start(), pidFile, service.grace());
    }

    boolean isAlive() {
        return wrapper.isAlive();
    }

    /** Waits for the end of the service and gives its exit code, 128 + n when signal n ended it. */
    int await() throws InterruptedException {
        int code = wrapper.waitFor();
        // If only the script was killed, the service ends with its pipe; nothing may be started beside it before that.
        closePipe();
        StateFolder.process(pidFile).ifPresent(Leftovers::kill);
        return code;
    }

    /** Waits at most so long; true when the service has ended. */
    boolean await(Duration time) throws InterruptedException {
        return wrapper.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The process id of the service, once the script has written it. */
    Optional<ProcessHandle> process() {
        return StateFolder.process(pidFile);
    }

    /** Ends the service in order, or by force when it does not end within its grace period. */
    void stop() {
        closePipe();
        boolean ended;
        try {
            ended = wrapper.waitFor(grace.toMillis() + 2_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = false;
        }
        if (!ended) {
            process().ifPresent(Leftovers::kill);
            wrapper.destroyForcibly();
        }
    }

    /** Ends the service at once. */
    void kill() {
        process().ifPresentOrElse(Leftovers::kill, this::stop);
    }

    private void closePipe() {
        try {
            wrapper.getOutputStream().close();
        } catch (IOException closed) {
            // The script is gone already.
        }
    }

    private static Optional<String> setsid() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Optional.empty();
        }
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    private static String script() {
        try (InputStream stream = Objects.requireNonNull(ChildProcess.class.getResourceAsStream("supervise.sh"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
