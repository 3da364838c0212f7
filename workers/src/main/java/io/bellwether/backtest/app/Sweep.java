package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.BarColumns;
import io.bellwether.backtest.domain.EventEngine;
import io.bellwether.backtest.domain.Indicators;
import io.bellwether.backtest.domain.Run;
import io.bellwether.backtest.domain.TradingRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every rule on every series. The indicators of a series are computed once, shared by its rules and dropped when the
 * last of them is done. Each run is by itself and its result has its place, so the results do not depend on the number
 * of threads.
 *
 * @param series may be empty
 * @param rules what is tried on each of them; may be empty
 */
public record Sweep(List<BarColumns> series, List<? extends TradingRule> rules) {
    public Sweep {
        series = List.copyOf(series);
        rules = List.copyOf(rules);
    }

    /** Runs in all: each rule on each series. */
    public int runs() {
        return Math.multiplyExact(series.size(), rules.size());
    }

    /**
     * Runs them all.
     *
     * @param threads how many work at once, at least 1; with 1 it is the caller's own
     * @param keep makes of a run what is kept of it; called by any of the threads
     * @return results by series, then by rule, both in the order given
     * @throws RuntimeException what the first rule or {@code keep} to fail threw
     * @throws InterruptedException when the caller was interrupted; no thread works on then
     */
    public <R> List<R> run(int threads, Function<Run, R> keep) throws InterruptedException {
        if (threads < 1) {
            throw new IllegalArgumentException("a sweep needs at least 1 thread, was " + threads);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the first run");
        }
        Work<R> work = new Work<>(this, keep);
        int useful = Math.min(threads, Math.max(1, runs()));
        if (useful == 1) {
            work.call();
        } else {
            inPool(work, useful);
        }
        return work.results();
    }

    private static void inPool(Work<?> work, int threads) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> ends = pool.invokeAll(Collections.nCopies(threads, work));
            for (Future<Void> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The runs, each taken by the thread that is free next. */
    private static final class Work<R> implements Callable<Void> {
        private final List<? extends TradingRule> rules;
        private final List<Shared> series;
        private final Function<Run, R> keep;
        private final Object[] results;
        private final AtomicInteger next = new AtomicInteger();

        Work(Sweep sweep, Function<Run, R> keep) {
            this.rules = sweep.rules();
            this.series = new ArrayList<>();
            for (BarColumns bars : sweep.series()) {
                series.add(new Shared(bars, rules.size()));
            }
            this.keep = keep;
            this.results = new Object[sweep.runs()];
        }

        @Override
        public @Nullable Void call() throws InterruptedException {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted after %d of %d runs".formatted(i, results.length));
                }
                Shared one = series.get(i / rules.size());
                results[i] = keep.apply(EventEngine.run(rules.get(i % rules.size()), one.indicators()));
                one.release();
            }
            return null;
        }

        @SuppressWarnings("unchecked")
        List<R> results() {
            return (List<R>) Collections.unmodifiableList(Arrays.asList(results));
        }
    }

    /** A series with its indicators from the first run that needs them to the end of the last. */
    private static final class Shared {
        private final BarColumns bars;
        private final AtomicInteger runsLeft;
        private @Nullable Indicators indicators;

        Shared(BarColumns bars, int runs) {
            this.bars = bars;
            this.runsLeft = new AtomicInteger(runs);
        }

        synchronized Indicators indicators() {
            Indicators known = indicators;
            if (known == null) {
                known = new Indicators(bars);
                indicators = known;
            }
            return known;
        }

        void release() {
            if (runsLeft.decrementAndGet() == 0) {
                synchronized (this) {
                    indicators = null;
                }
            }
        }
    }
}
