package io.bellwether.cli.data;

import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.FileChecks;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.cli.settings.PriceFiles;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.RefreshMarket;
import io.bellwether.marketdata.app.RefreshMarket.Changed;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.PublishedJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores files of daily bars as a market, or what changed in them. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Store files of daily bars as a market that desks can trade on, and say what changed.",
            "The market keeps its folder: each session, and this command again, stores what changed in it. What a session "
                    + "saw stays as it was.",
            "Exit code 3: something of the files is refused and listed; 1: nothing can be used, nothing is stored."
        })
final class DataImportCommand implements Callable<Integer> {
    private static final int NAMED = 8;

    @Parameters(paramLabel = "PATH", description = "A folder of files of daily bars, or one such file.")
    private Path path;

    @Option(names = "--market", required = true, paramLabel = "NAME", description = "What to call the market.")
    private String name;

    @Option(
            names = "--benchmark",
            paramLabel = "SYMBOL",
            description = "The benchmark among the symbols. Default: SPY if it is there.")
    private @Nullable String benchmark;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "How the tables are to be read, as data verify --help shows. It is kept as mapping.yaml in the "
                            + "folder, so that each later import reads it too.")
    private @Nullable Path mapping;

    @Option(names = "--all", description = "Print every file and every finding.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object with every file and every finding.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DeskMarkets.requireName(spec, name);
        PrintWriter progress = spec.commandLine().getErr();
        Inspection found = inspected();
        requireBenchmark(found);
        DataReport report = new DataReport(path.toString(), found);
        if (found.spans().isEmpty()) {
            return print(report, Map.of(), out -> {}, ExitCodes.FAILED);
        }
        keepMapping();
        progress.printf("Read: %s%n", report.sentence());
        progress.flush();
        return CliContext.beans(spec).use(context -> store(context, report, found));
    }

    private Inspection inspected() {
        if (mapping == null) {
            return PriceFiles.inspect(spec, path);
        }
        if (Files.isRegularFile(path)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--mapping is for a folder, in which it is kept; put %s into one".formatted(path));
        }
        FileChecks.readable(spec, mapping);
        return PriceFiles.inspect(spec, path, mapping);
    }

    private void keepMapping() {
        if (mapping == null) {
            return;
        }
        Path kept = path.resolve("mapping.yaml");
        try {
            if (!Files.exists(kept)) {
                Files.copy(mapping, kept);
            } else if (Files.mismatch(mapping, kept) >= 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s says something else than %s; remove one of them".formatted(kept, mapping));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(kept, e.getMessage()), e);
        }
    }

    private int store(ApplicationContext context, DataReport report, Inspection found) {
        PrintWriter progress = spec.commandLine().getErr();
        Market market = context.getBean(Markets.class)
                .get(context.getBean(DeskMarkets.class).files(path, benchmark, name));
        progress.printf("Storing %s of market %s.%n", Counted.of(found.spans().size(), "symbol"), market.id());
        progress.flush();
        long begin = System.nanoTime();
        Changed changed = context.getBean(RefreshMarket.class).run(market, CliContext.now(context));
        double seconds = Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("market", market.id());
        object.put("changed", changed);
        object.put("seconds", seconds);
        return print(
                report,
                object,
                out -> out.printf("%s, in %s s.%n", sentence(market, changed), seconds),
                DataVerifyCommand.exitCode(found));
    }

    private void requireBenchmark(Inspection found) {
        String ticker = benchmark == null ? "" : benchmark.strip().toUpperCase(Locale.ROOT);
        if (benchmark != null && (!Symbol.isValid(ticker) || !found.spans().containsKey(new Symbol(ticker)))) {
            throw new ParameterException(
                    spec.commandLine(), "%s has no prices of the benchmark %s".formatted(path, benchmark));
        }
    }

    /** Prints the report and what belongs after it. */
    private int print(
            DataReport report, Map<String, @Nullable Object> further, Consumer<PrintWriter> after, int exitCode) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, @Nullable Object> object = report.object();
            object.putAll(further);
            out.println(PublishedJson.write(object));
        } else {
            report.print(out, all);
            after.accept(out);
        }
        out.flush();
        return exitCode;
    }

    static String sentence(Market market, Changed changed) {
        if (changed.isNothing()) {
            return "Market %s has %s as before: nothing changed"
                    .formatted(market.id(), Counted.of((int) changed.bars(), "bar"));
        }
        StringBuilder text = new StringBuilder("Market %s has %s now, %s before"
                .formatted(market.id(), Counted.of((int) changed.bars(), "bar"), changed.barsBefore()));
        add(text, changed.added(), "new");
        add(text, changed.grown(), "longer");
        add(text, changed.restated(), "corrected or restated");
        add(text, changed.gone(), "no longer in the files and kept");
        return text.toString();
    }

    private static void add(StringBuilder text, Set<Symbol> symbols, String what) {
        if (!symbols.isEmpty()) {
            String shown = symbols.stream().limit(NAMED).map(Symbol::value).collect(Collectors.joining(", "));
            text.append("; %s %s: %s%s"
                    .formatted(
                            Counted.of(symbols.size(), "symbol"),
                            what,
                            shown,
                            symbols.size() > NAMED ? " and %d more".formatted(symbols.size() - NAMED) : ""));
        }
    }
}
