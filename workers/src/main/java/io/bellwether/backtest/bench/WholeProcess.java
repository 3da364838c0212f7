package io.bellwether.backtest.bench;

import io.bellwether.backtest.bench.KernelFigures.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures {@link OneRun} for the kernel and for ta4j, turn by turn, from before the JVM is started to after it ended.
 * Each first runs once to write its class data archive, as an application does when it is built.
 */
final class WholeProcess {
    private final Path folder;
    private final Path data;
    private final Consumer<String> wrong;

    /**
     * A measurement.
     *
     * @param folder where jars, archives and outputs may lie
     * @param data the files of bars
     * @param wrong takes a sentence about an answer that is not the right one
     */
    WholeProcess(Path folder, Path data, Consumer<String> wrong) {
        this.folder = folder;
        this.data = data;
        this.wrong = wrong;
    }

    /**
     * Lets both have their turns.
     *
     * @param turns how many, at least 1
     */
    ProcessFigures measure(int turns) throws IOException, InterruptedException {
        String classPath = ProcessJars.write(Files.createDirectories(folder.resolve("jars")));
        for (String who : List.of(OneRun.KERNEL, OneRun.TA4J)) {
            seconds(classPath, who, "-XX:ArchiveClassesAtExit=" + archive(who));
        }
        double[] kernel = new double[turns];
        double[] ta4j = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            kernel[turn] = seconds(classPath, OneRun.KERNEL, "-XX:SharedArchiveFile=" + archive(OneRun.KERNEL));
            ta4j[turn] = seconds(classPath, OneRun.TA4J, "-XX:SharedArchiveFile=" + archive(OneRun.TA4J));
        }
        double[] shares = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            shares[turn] = kernel[turn] / ta4j[turn];
        }
        return new ProcessFigures(
                milli(KernelBench.median(kernel)), milli(KernelBench.median(ta4j)), milli(KernelBench.median(shares)));
    }

    private Path archive(String who) {
        return folder.resolve(who + ".jsa");
    }

    private double seconds(String classPath, String who, String archive) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                archive,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                OneRun.class.getName(),
                who,
                data.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new IllegalStateException("the process of %s ended with exit code %d: %s"
                    .formatted(who, code, Files.readString(err).strip()));
        }
        String printed = Files.readString(out);
        if (!printed.endsWith(OneRun.line(Work.W1.right()))) {
            wrong.accept("w1: the process of %s printed '%s'".formatted(who, printed.strip()));
        }
        return seconds;
    }

    private static double milli(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
