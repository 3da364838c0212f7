package io.bellwether.backtest.bench;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.marketdata.domain.Market;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Measures whole backtests of the desk: context, votes, rules, sizes, stops, costs and books. */
public final class DeskBench {
    private static final int MEGABYTE = 1024 * 1024;
    private static final LocalDate FIRST = LocalDate.of(2014, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2023, 8, 30);

    private final Function<BacktestRequest, BacktestReport> desk;
    private final Consumer<String> progress;

    /**
     * @param desk runs a backtest
     * @param progress is told one sentence after another
     */
    public DeskBench(Function<BacktestRequest, BacktestReport> desk, Consumer<String> progress) {
        this.desk = desk;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param symbols how many
     * @param bars of each symbol, at most 2,520
     * @param runs how many times, at least once
     * @throws IllegalStateException when two runs do not do the same
     */
    public DeskFigures run(int symbols, int bars, int runs) {
        KernelFigures.Machine machine = KernelFigures.Machine.here();
        try {
            Path folder = Files.createTempDirectory("bellwether-bench");
            try {
                WorkData.write(folder, symbols, bars);
                return measured(machine, folder, symbols, bars, runs);
            } finally {
                Temporary.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DeskFigures measured(KernelFigures.Machine machine, Path folder, int symbols, int bars, int runs) {
        BacktestRequest request = request(folder, bars);
        List<Double> seconds = new ArrayList<>();
        RunRecord record = null;
        long heap = 0;
        for (int run = 1; run <= runs; run++) {
            long start = System.nanoTime();
            BacktestReport report = desk.apply(request);
            seconds.add(Math.round((System.nanoTime() - start) / 1e6) / 1e3);
            heap = heapAfterCollection();
            progress.accept("Run %d of %d took %.2f s.".formatted(run, runs, seconds.getLast()));
            RunRecord now = report.result().record();
            if (record != null && !record.sha256().equals(now.sha256())) {
                throw new IllegalStateException("two runs of the same did not do the same");
            }
            record = now;
        }
        int sessions = request.sessions().size();
        double best = seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new DeskFigures(
                machine,
                symbols,
                sessions,
                record == null ? 0 : record.fills().size(),
                seconds,
                Math.round(sessions / best),
                heap,
                record == null ? "" : record.sha256());
    }

    /** A desk with default settings; a year or less is the end of the bars, with some of them before its first day. */
    private static BacktestRequest request(Path folder, int bars) {
        Market market = new Market("files-bench", Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = new Desk(
                new DeskId("bench"),
                "Bench",
                Desk.Mode.PAPER,
                Desk.PAPER_BROKER,
                market.id(),
                Optional.empty(),
                Money.of("100000"),
                true,
                DeskSettings.DEFAULT);
        LocalDate first = bars == WorkData.BARS ? FIRST.plusDays(1) : LAST.minusDays(bars * 7L / 5);
        return new BacktestRequest(market, desk, first, LAST);
    }

    private static long heapAfterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }
}
