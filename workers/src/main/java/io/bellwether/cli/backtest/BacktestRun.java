package io.bellwether.cli.backtest;

import io.bellwether.backtest.app.ModelsOfRun;
import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.backtest.domain.mask.Mask;
import io.bellwether.backtest.domain.mask.MaskKey;
import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.backtest.page.BacktestPage;
import io.bellwether.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * One run in memory from its request to its folder.
 *
 * @param request what is traded
 * @param arguments what leads to the same run
 * @param properties settings that win over those of the file
 * @param earlier number of the run that this one goes on with
 * @param mask seed of the mask that models look through
 * @param mostPaid no day begins once models took this much
 * @param refused what of the market's files could not be used, in a sentence
 */
public record BacktestRun(
        BacktestRequest request,
        List<String> arguments,
        Map<String, String> properties,
        Optional<Integer> earlier,
        OptionalLong mask,
        Optional<Money> mostPaid,
        Optional<String> refused) {
    /** Trades the days and keeps what came of them. */
    public RunSummary run(KeptRuns runs, RunBacktest.Progress progress, BooleanSupplier stopped) {
        long start = System.nanoTime();
        RunPlace place = new RunPlace(runs, earlier, arguments);
        Optional<Mask> own = mask.isPresent() ? Optional.of(new Mask(new MaskKey(mask.getAsLong()))) : Optional.empty();
        ModelsOfRun models = new ModelsOfRun(own, place, mostPaid.map(Money::amount));
        BacktestReport report = new RunBacktest(properties, models).run(request, progress, stopped);
        RunSummary summary = keep(runs, place, report, (System.nanoTime() - start) / 1e9);
        own.filter(used -> !used.key().aliases().isEmpty())
                .ifPresent(used -> runs.keepKey(summary.id(), Key.of(used.key())));
        return summary;
    }

    /** What stood for what, for a person. */
    private record Key(long seed, int daysLater, String moneyFactor, Map<String, Alias> symbols) {
        static Key of(MaskKey key) {
            Map<String, Alias> symbols = new TreeMap<>();
            key.aliases()
                    .forEach((real, alias) -> symbols.put(
                            real.value(),
                            new Alias(alias.symbol().value(), alias.price().toPlainString())));
            return new Key(key.seed(), key.days(), key.money().toPlainString(), symbols);
        }
    }

    private record Alias(String alias, String priceFactor) {}

    /** Keeps a run that was traded, wherever it was. */
    RunSummary keep(KeptRuns runs, BacktestReport report, double seconds) {
        return keep(runs, new RunPlace(runs, earlier, arguments), report, seconds);
    }

    private RunSummary keep(KeptRuns runs, RunPlace place, BacktestReport traded, double seconds) {
        BacktestReport report = refused.map(traded::withCaveat).orElse(traded);
        earlier.ifPresent(run -> requireSame(runs, run, report));
        RunSummary summary = RunSummary.of(place.id(), arguments, report, seconds);
        runs.keep(summary, report, new BacktestPage().html(report));
        return summary;
    }

    private static void requireSame(KeptRuns runs, int run, BacktestReport report) {
        if (!runs.goesOn(run, report)) {
            throw new IllegalStateException(
                    "the days that run %d has already did not come out as they were: its data, its settings or the program changed; start a new run"
                            .formatted(run));
        }
    }
}
