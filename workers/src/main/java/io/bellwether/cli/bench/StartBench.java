package io.bellwether.cli.bench;

import io.bellwether.backtest.bench.KernelFigures.Machine;
import io.bellwether.cli.bench.StartFigures.CommandFigures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures, by the launcher, how soon a stack is ready and how soon a command that asks it is answered. */
final class StartBench {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("limits", "show", "--desk", "main"),
            List.of("segments", "list", "--desk", "main"),
            List.of("report", "calibration", "--desk", "main"));

    private static final int TURNS = 5;
    private static final int TURNS_ALONE = 3;
    private static final String READY = "Bellwether is up after ";
    private static final String FOLLOWED = "  webapps ";
    private static final long LONGEST_SECONDS = 900;
    private static final long LONGEST_STOP_SECONDS = 60;

    /** A setting that nobody reads: with it a command runs by itself, since its settings are not the application's. */
    private static final String ALONE = "BELLWETHER_BENCH_ALONE";

    /** The process with which a stack ends. */
    private static final String OWNER = "BELLWETHER_OWNER";

    /** The shell's own measure of its children: POSIX.1-2024, "times", its second line. */
    private static final String MEASURED = "\"$@\" >/dev/null 2>&1; code=$?; times; exit $code";

    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    private final Path launcher;
    private final int runs;
    private final Consumer<String> progress;

    /**
     * A measurement.
     *
     * @param launcher the file that a person calls
     * @param runs how many stacks are started, at least 1; each of them twice
     * @param progress takes what is done now
     */
    StartBench(Path launcher, int runs, Consumer<String> progress) {
        this.launcher = launcher;
        this.runs = runs;
        this.progress = progress;
    }

    /**
     * Starts and stops stacks in folders that are deleted afterwards.
     *
     * @throws IllegalStateException when one does not become ready, or a command fails
     */
    StartFigures run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<Double> ready = new ArrayList<>();
        List<Double> follow = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<CommandFigures> commands = List.of();
        for (int i = 1; i <= runs; i++) {
            Path state = Files.createTempDirectory("bellwether-bench-start");
            try {
                progress.accept("Starting stack %d of %d.".formatted(i, runs));
                try (Stack stack = new Stack(state)) {
                    ready.add(stack.ready());
                    follow.add(stack.followed());
                    if (i == 1) {
                        commands = commands(state);
                    }
                }
                progress.accept("Starting it again.");
                try (Stack stack = new Stack(state)) {
                    again.add(stack.ready());
                }
            } finally {
                delete(state);
            }
        }
        return new StartFigures(
                machine, runs, median(ready, v -> v), median(follow, v -> v), median(again, v -> v), commands);
    }

    private List<CommandFigures> commands(Path state) throws IOException, InterruptedException {
        List<CommandFigures> figures = new ArrayList<>();
        for (List<String> words : COMMANDS) {
            progress.accept("Asking: " + String.join(" ", words) + ".");
            Took first = ask(state, words, false);
            List<Took> warm = times(TURNS, state, words, false);
            List<Took> alone = times(TURNS_ALONE, state, words, true);
            figures.add(new CommandFigures(
                    String.join(" ", words),
                    first.seconds(),
                    median(warm, Took::seconds),
                    median(warm, Took::processorSeconds),
                    median(alone, Took::seconds),
                    median(alone, Took::processorSeconds)));
        }
        return figures;
    }

    private List<Took> times(int turns, Path state, List<String> words, boolean alone)
            throws IOException, InterruptedException {
        List<Took> all = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            all.add(ask(state, words, alone));
        }
        return all;
    }

    /** What a call took. */
    private record Took(double seconds, double processorSeconds) {}

    private Took ask(Path state, List<String> words, boolean alone) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", MEASURED, "sh", launcher.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BELLWETHER_STATE", state.toString());
        if (alone) {
            builder.environment().put(ALONE, "true");
        }
        long start = System.nanoTime();
        Process process = builder.start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new IllegalStateException("'%s' ended with exit code %d".formatted(String.join(" ", words), code));
        }
        return new Took(milli(seconds), milli(processorSeconds(times)));
    }

    /** The sum of user and system time of the children, from what {@code times} prints. */
    static double processorSeconds(String times) {
        List<String> lines = times.lines().toList();
        Matcher time = TIME.matcher(lines.isEmpty() ? "" : lines.getLast());
        double sum = 0;
        while (time.find()) {
            sum += Integer.parseInt(time.group(1)) * 60 + Double.parseDouble(time.group(2));
        }
        return sum;
    }

    static <T> double median(List<T> values, ToDoubleFunction<T> of) {
        double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return milli(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static double milli(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A stack of its own ports, from the launcher's call to the end of its last process. */
    private final class Stack implements AutoCloseable {
        private final long start = System.nanoTime();
        private final Process process;
        private final BufferedReader output;

        Stack(Path state) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                            launcher.toString(), "up", "--state", state.toString(), "--ports", "auto")
                    .redirectErrorStream(true);
            builder.environment()
                    .put(OWNER, String.valueOf(ProcessHandle.current().pid()));
            process = builder.start();
            process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
                process.destroy();
                return process;
            });
            output = process.inputReader(StandardCharsets.UTF_8);
        }

        double ready() throws IOException {
            return secondsUntil(READY);
        }

        double followed() throws IOException {
            long ready = System.nanoTime();
            secondsUntil(FOLLOWED);
            return (System.nanoTime() - ready) / 1e9;
        }

        private double secondsUntil(String beginning) throws IOException {
            List<String> said = new ArrayList<>();
            String line = output.readLine();
            while (line != null && !(line.startsWith(beginning) && !line.contains("is starting"))) {
                said.add(line);
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the stack did not start:\n" + String.join("\n", said));
            }
            return (System.nanoTime() - start) / 1e9;
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            try {
                if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            output.close();
        }
    }
}
