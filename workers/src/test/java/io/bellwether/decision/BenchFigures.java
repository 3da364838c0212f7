package io.bellwether.decision;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What consultations took, as ranks.
 *
 * @param taken one per consultation
 */
record BenchFigures(List<Taken> taken) {
    /** Nanoseconds of one consultation; the vendor's are part of ask, cpu is the worker thread's share of all. */
    record Taken(long plan, long ask, long check, long vendor, long cpu) {
        long overhead() {
            return plan + ask + check - vendor;
        }
    }

    /** Prints the parts of a consultation and returns the 99th percentile of what is not the vendor's [ns]. */
    long print(PrintStream out, String scenario) {
        out.printf("%s [ms]%n  %-26s %8s %8s %8s %8s%n", scenario, "", "p50", "p95", "p99", "max");
        line(out, "plan consultation", Taken::plan);
        line(out, "ask, without the vendor", t -> t.ask() - t.vendor());
        line(out, "check", Taken::check);
        long p99 = line(out, "overhead in all", Taken::overhead);
        line(out, "(the worker's own CPU)", Taken::cpu);
        if (taken.stream().anyMatch(t -> t.vendor() > 0)) {
            line(out, "(the vendor's own time)", Taken::vendor);
        }
        return p99;
    }

    private long line(PrintStream out, String what, ToLongFunction<Taken> figure) {
        long[] sorted = taken.stream().mapToLong(figure).sorted().toArray();
        long[] shown = {rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), sorted[sorted.length - 1]};
        String figures = String.join(
                " ",
                Arrays.stream(shown).mapToObj(n -> "%8.2f".formatted(n / 1e6)).toList());
        out.printf("  %-26s %s%n", what, figures);
        return shown[2];
    }

    /** The smallest value that at least so many percent do not exceed. */
    private static long rank(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}
