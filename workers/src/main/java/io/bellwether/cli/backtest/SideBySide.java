package io.bellwether.cli.backtest;

import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.cli.common.TimeLeft;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;

/** Several runs at the same time, one on each core; each is kept when it ends and none waits for another's failure. */
final class SideBySide {
    private final KeptRuns runs;
    private final PrintWriter err;

    SideBySide(KeptRuns runs, PrintWriter err) {
        this.runs = runs;
        this.err = err;
    }

    /**
     * What became of a run.
     *
     * @param summary empty when it failed
     * @param failure what it failed with; empty when it did not
     */
    record Ended(Optional<RunSummary> summary, Optional<Throwable> failure) {}

    /** What became of each, in their order. */
    List<Ended> run(List<BacktestRun> all, BooleanSupplier stopped) throws InterruptedException {
        AtomicIntegerArray done = new AtomicIntegerArray(all.size());
        TimeLeft left = new TimeLeft(err, "day");
        int days = all.stream().mapToInt(run -> run.request().sessions().size()).sum();
        ExecutorService cores = Executors.newFixedThreadPool(
                Math.min(all.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<RunSummary>> futures = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                int place = i;
                Callable<RunSummary> one = () -> all.get(place)
                        .run(
                                runs,
                                (date, n, of) -> {
                                    done.set(place, n);
                                    tell(left, done, days);
                                },
                                stopped);
                futures.add(cores.submit(one));
            }
            List<Ended> ended = new ArrayList<>();
            for (Future<RunSummary> future : futures) {
                ended.add(ended(future));
            }
            return ended;
        } finally {
            cores.shutdownNow();
        }
    }

    private static Ended ended(Future<RunSummary> future) throws InterruptedException {
        try {
            return new Ended(Optional.of(future.get()), Optional.empty());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new Ended(Optional.empty(), Optional.of(cause instanceof Exception known ? known : e));
        }
    }

    private static void tell(TimeLeft left, AtomicIntegerArray done, int days) {
        List<String> each = new ArrayList<>();
        int all = 0;
        for (int i = 0; i < done.length(); i++) {
            int traded = done.get(i);
            all += traded;
            each.add(String.valueOf(traded));
        }
        left.tell(String.join(" + ", each), all, days);
    }
}
