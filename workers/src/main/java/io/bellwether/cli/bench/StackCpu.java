package io.bellwether.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processor time that each service of a sandbox uses, by the process ids in its state folder. */
public final class StackCpu {
    private static final String SUFFIX = ".pid";

    private final Path run;

    public StackCpu(Path state) {
        this.run = state.resolve("run");
    }

    /** Cores in use by each service over the time [1.0 is one core], by name, only those that run all the time. */
    public Map<String, Double> cores(Duration time) throws InterruptedException {
        Map<String, Duration> before = used();
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        Map<String, Duration> after = used();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> cores = new LinkedHashMap<>();
        after.forEach((service, total) -> {
            if (before.containsKey(service)) {
                double used = total.minus(before.get(service)).toMillis() / 1000.0;
                cores.put(service, Math.max(0, Math.round(used / seconds * 1000) / 1000.0));
            }
        });
        return cores;
    }

    private Map<String, Duration> used() {
        Map<String, Duration> used = new TreeMap<>();
        for (Path file : pidFiles()) {
            String name = file.getFileName().toString();
            process(file)
                    .ifPresent(process -> used.put(
                            name.substring(0, name.length() - SUFFIX.length()),
                            Stream.concat(Stream.of(process), process.descendants())
                                    .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                                    .reduce(Duration.ZERO, Duration::plus)));
        }
        return used;
    }

    private List<Path> pidFiles() {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> process(Path file) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }
}
