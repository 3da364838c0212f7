package io.bellwether.backtest.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The first work as a process: reads the files, runs once, prints round trips and gain on one line. */
final class OneRun {
    static final String KERNEL = "kernel";
    static final String TA4J = "ta4j";

    private OneRun() {}

    /** Takes {@value #KERNEL} or {@value #TA4J} and the folder. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var series = BarFile.readFolder(Path.of(args[1]));
        Contender contender = args[0].equals(KERNEL) ? new Kernel(Work.W1, series) : new Ta4j(Work.W1, series);
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(line(contender.run(1)).getBytes(StandardCharsets.US_ASCII));
        }
    }

    static String line(Answer answer) {
        return answer.roundTrips() + " " + answer.pnl().toPlainString() + "\n";
    }
}
