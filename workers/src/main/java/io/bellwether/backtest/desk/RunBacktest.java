package io.bellwether.backtest.desk;

import io.bellwether.backtest.app.ModelsOfRun;
import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.BacktestResult;
import io.bellwether.backtest.domain.ModelUse;
import io.bellwether.backtest.domain.RefusedRequest;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.kernel.Counted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Trades the days of a backtest one after the other, in memory. */
public final class RunBacktest {
    /** Is told after each day. */
    public interface Progress {
        /**
         * @param done days traded so far
         * @param all days to trade
         */
        void traded(LocalDate date, int done, int all);
    }

    private final Map<String, String> properties;
    private final ModelsOfRun models;

    /** @param properties settings that win over those of the file, see {@link DeskKernel#open} */
    public RunBacktest(Map<String, String> properties) {
        this(properties, ModelsOfRun.plain());
    }

    /** @param models how language models are asked, if any are */
    public RunBacktest(Map<String, String> properties, ModelsOfRun models) {
        this.properties = Map.copyOf(properties);
        this.models = models;
    }

    /**
     * Runs it.
     *
     * @param stopped whether to end before the next day; what was traded until then is reported
     * @throws RefusedRequest when no day of the span is a session or has prices, an advisor cannot be asked, or there is a
     *     mask and no model to look through it
     */
    public BacktestReport run(BacktestRequest request, Progress progress, BooleanSupplier stopped) {
        List<LocalDate> sessions = request.sessions();
        if (sessions.isEmpty()) {
            throw new RefusedRequest("the exchange is closed from %s to %s; choose a longer span"
                    .formatted(request.from(), request.to()));
        }
        try (DeskKernel kernel = DeskKernel.open(properties, models)) {
            kernel.requireUsable(request.desk().settings().advisors());
            requireUseForMask(kernel, request.desk().settings().advisors());
            kernel.register(request.market());
            kernel.desks().save(request.desk());
            request.segments()
                    .forEach(segment -> kernel.segments()
                            .save(
                                    request.desk().id(),
                                    segment,
                                    new SegmentBook.Change("backtest", "Segments of the run")));
            kernel.planFaults().run(request);
            return run(kernel, request, sessions, progress, stopped);
        }
    }

    private BacktestReport run(
            DeskKernel kernel,
            BacktestRequest request,
            List<LocalDate> sessions,
            Progress progress,
            BooleanSupplier stopped) {
        List<LocalDate> done = new ArrayList<>();
        SortedMap<String, Integer> outcomes = new TreeMap<>();
        var day = kernel.replayDay();
        for (LocalDate date : sessions) {
            if (stopped.getAsBoolean() || models.isSpent()) {
                break;
            }
            day.run(request.desk().id(), date).values().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
            done.add(date);
            progress.traded(date, done.size(), sessions.size());
        }
        if (done.isEmpty()) {
            throw new IllegalStateException(
                    "ended before the first of %s".formatted(Counted.of(sessions.size(), "day")));
        }
        RunRecord record = kernel.readRun().run(request.desk().id(), done);
        if (record.equity().isEmpty()) {
            throw new RefusedRequest(
                    "market %s has no prices of %s to %s to trade on; choose days that it covers, each needs the session before it"
                            .formatted(request.market().id(), done.getFirst(), done.getLast()));
        }
        return kernel.makeReport()
                .run(new BacktestResult(
                        request,
                        done,
                        record,
                        outcomes,
                        kernel.halts().current(request.desk().id()),
                        new ModelUse(
                                deciders(kernel, record), models.mask().isPresent(), models.asked(), models.paid()),
                        kernel.readFaults().run(request, done, record)));
    }

    private void requireUseForMask(DeskKernel kernel, List<String> advisors) {
        if (models.mask().isPresent() && kernel.models(advisors).isEmpty()) {
            throw new RefusedRequest(
                    "--masked is for language models, and none of the advisors is one: %s; leave it out or name a model with --advisor"
                            .formatted(String.join(", ", advisors)));
        }
    }

    private static List<String> deciders(DeskKernel kernel, RunRecord record) {
        return List.copyOf(kernel.models(record.advisors()));
    }
}
