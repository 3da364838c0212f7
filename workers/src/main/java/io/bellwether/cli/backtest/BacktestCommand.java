package io.bellwether.cli.backtest;

import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.backtest.desk.RunEventStudy;
import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.backtest.domain.Scenario;
import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.backtest.domain.events.Offsets;
import io.bellwether.backtest.domain.events.WindowPlan;
import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.backtest.page.EventStudyPage;
import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.Failures;
import io.bellwether.cli.common.Interruption;
import io.bellwether.cli.common.TimeLeft;
import io.bellwether.cli.common.TypedValues;
import io.bellwether.cli.settings.BadSettings;
import io.bellwether.cli.settings.DataFolder;
import io.bellwether.cli.settings.DeskFile;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.cli.settings.DeskProperties;
import io.bellwether.desk.domain.BuiltInStrategy;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.Json;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trades a desk over past days in memory; needs no stack. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Trade a desk over past days, in memory and without a stack.",
            "The same decisions, rules, sizes, orders, fills and books as on the engine, to the cent. It proves the"
                    + " system, not that a strategy earns. Runs are kept in folder backtests of the state folder, each"
                    + " with a page, report.html, and its orders, fills and daily equity."
        },
        subcommands = {BacktestListCommand.class, BacktestCompareCommand.class})
public final class BacktestCommand implements Callable<Integer>, ChecksArguments {
    @ArgGroup(exclusive = true)
    private @Nullable Source source;

    @Option(names = "--benchmark", description = "The benchmark's symbol in that folder. Default: SPY if it is there.")
    private @Nullable String benchmark;

    @Option(names = "--from", description = "First day. Default: a year before the last, as far as there are data.")
    private @Nullable LocalDate from;

    @Option(names = "--to", description = "Last day. Default: the last session of the data.")
    private @Nullable LocalDate to;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "A file like bellwether.yaml; its bellwether.desk trades. Given several times, one run for each, side by"
                            + " side on the cores of this machine. Default: a desk with all defaults.")
    private @Nullable List<Path> settings;

    @Option(names = "--cash", description = "What the desk starts with [USD]. Default: as the settings say.")
    private @Nullable Money cash;

    @Option(
            names = "--advisor",
            split = ",",
            description = "Who decides, in the order they are asked. Default: as the settings say.")
    private @Nullable List<String> advisors;

    @Option(
            names = "--each",
            split = ",",
            paramLabel = "ADVISOR",
            description = "One run for each of these advisors, side by side, in the place of --advisor.")
    private @Nullable List<String> each;

    @Option(
            names = "--strategy",
            split = ",",
            paramLabel = "NAME",
            description = "Which of the built-in strategies decide: simple-ma, momentum, breakout, mean-reversion,"
                    + " volatility. Default: as the settings say, else all.")
    private @Nullable List<String> strategies;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "What the advisor 'recorded' says: a file that './bellwether answers export' wrote.")
    private @Nullable Path answers;

    @Option(
            names = "--engine",
            description = {
                "Who runs the days: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "kernel: in memory. camunda: the engine of a running stack, to be watched in Operate; the result is the"
                        + " same."
            })
    private Engine engine = Engine.KERNEL;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "Bring a run that was ended early to its last day; no other option is taken. Its days are traded"
                            + " again, in memory that is quick, and must come out as they were.")
    private @Nullable Integer resume;

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Mixin
    private ScenarioOptions scenarios = new ScenarioOptions();

    @Mixin
    private SegmentOptions segments = new SegmentOptions();

    @Mixin
    private EventOptions events = new EventOptions();

    @Option(names = "--json", description = "Print one JSON object on standard output, progress on standard error.")
    private boolean json;

    /** Whether the line is that of an earlier run. */
    private boolean goesOn;

    /** Read once: a folder of prices may be large. */
    private List<Variant> variants = List.of();

    /** What of the folder's files could not be used. */
    private Optional<String> refused = Optional.empty();

    /** One of several runs that a line asks for, with what tells it from the others. */
    private record Variant(
            BacktestRequest request,
            @Nullable Path settings,
            @Nullable List<String> advisors) {}

    @Spec
    private CommandSpec spec;

    /** Who runs the days. */
    enum Engine {
        KERNEL,
        CAMUNDA
    }

    /** Where the prices come from. */
    static final class Source {
        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                description = "A folder of daily bars, one CSV per symbol. Default: the simulated market.")
        private @Nullable Path folder;

        @Option(
                names = "--market",
                paramLabel = "ID",
                description = "A simulated market, by its seed: simulated-SEED. Default: simulated-"
                        + DeskMarkets.BUNDLED_SEED + ".")
        private @Nullable String market;
    }

    @Override
    public void checkArguments() {
        if (resume == null) {
            models.seed();
            requireKernelForAnswers();
            requireSideBySide();
            chosen();
            requireNoFaultsInStudies();
            variants().forEach(this::requireUseForOptions);
            events.check();
        } else {
            requireNothingBeside();
            arguments(resume);
        }
    }

    /** A run that is gone on with is the same run. */
    private void requireNothingBeside() {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(name -> !name.equals("--resume") && !name.equals("--json"))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--resume goes on with a run as it was begun and takes no %s; start a new run for that"
                                    .formatted(name));
                });
    }

    private void requireSideBySide() {
        if (each != null && advisors != null) {
            throw new ParameterException(spec.commandLine(), "--each and --advisor exclude each other; choose one");
        }
        if (each != null && each.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(spec.commandLine(), "--each takes names of advisors, e.g. strategies,gpt");
        }
        if (variants().size() > 1 && engine == Engine.CAMUNDA) {
            throw new ParameterException(
                    spec.commandLine(),
                    "several runs side by side are for the kernel; ask the engine for one at a time");
        }
        if (events.asked() && (variants().size() > 1 || engine == Engine.CAMUNDA)) {
            throw new ParameterException(
                    spec.commandLine(), "--events is for one desk on the kernel; ask for one after the other");
        }
    }

    private void requireNoFaultsInStudies() {
        if (scenario().isPresent() && events.asked()) {
            throw new ParameterException(
                    spec.commandLine(), "--scenario and --events exclude each other; ask for one after the other");
        }
    }

    /** An option that nothing reads would pass as a run that it changed. */
    private void requireUseForOptions(Variant variant) {
        DeskSettings desk = variant.request().desk().settings();
        if (answers != null && !desk.everyAdvisor().contains("recorded")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--answers is what the advisor 'recorded' says, and this run asks %s; add --advisor recorded"
                            .formatted(String.join(", ", desk.advisors())));
        }
        if (strategies != null && !desk.advisors().contains("strategies")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--strategy is for the advisor 'strategies', and this run asks %s; add --advisor strategies or leave it out"
                            .formatted(String.join(", ", desk.advisors())));
        }
    }

    private Optional<Scenario> scenario() {
        return scenarios.scenario(mayCrash());
    }

    /** A run of the engine that is gone on with in memory has no worker to die, and the same result. */
    private boolean mayCrash() {
        return engine == Engine.CAMUNDA || goesOn;
    }

    private void requireKernelForAnswers() {
        if (engine == Engine.CAMUNDA && answers != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--answers is for the kernel; the engine's application reads bellwether.advisors.recorded.file");
        }
        if (engine == Engine.CAMUNDA && !models.arguments().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is for the kernel; on the engine models are asked as the application asks them"
                            .formatted(models.arguments().getFirst().split("=", 2)[0]));
        }
    }

    private List<String> arguments(int run) {
        return BacktestFolder.runs().arguments(run).orElseThrow(() -> BacktestFolder.noSuchRun(spec, run));
    }

    /** Read once: a folder of prices may be large. */
    private List<Variant> variants() {
        if (variants.isEmpty()) {
            variants = read();
        }
        return variants;
    }

    private List<Variant> read() {
        Optional<DataFolder> folder = Optional.ofNullable(source)
                .map(named -> named.folder)
                .map(path -> DataFolder.open(spec, path, benchmark));
        folder.ifPresent(DataFolder::requireUsable);
        folder.ifPresent(read -> segments.requireKnown(read.inspection().spans().keySet()));
        refused = folder.flatMap(DataFolder::refused);
        Market market = folder.map(this::market).orElseGet(this::simulated);
        LocalDate last = last(folder);
        LocalDate first = first(folder, last);
        if (last.isBefore(first)) {
            throw new ParameterException(
                    spec.commandLine(), "--from %s is after the last day, %s".formatted(first, last));
        }
        folder.ifPresent(read -> requireCovered(read, first, last));
        List<Variant> all = new ArrayList<>();
        for (Path file : settings == null ? Collections.<@Nullable Path>singletonList(null) : settings) {
            for (List<String> own : asked()) {
                all.add(new Variant(
                        new BacktestRequest(
                                market,
                                segments.deciding(desk(market, file, own)),
                                first,
                                last,
                                scenario(),
                                segments.segments()),
                        file,
                        own));
            }
        }
        folder.ifPresent(read -> read.printRefused(spec.commandLine().getErr()));
        return all;
    }

    /** The days that have the session before them. */
    private static Stream<LocalDate> tradable(DataFolder folder) {
        return folder.inspection().sessions().keySet().stream().skip(1);
    }

    /** A day needs the session before it. */
    private void requireCovered(DataFolder folder, LocalDate first, LocalDate last) {
        List<LocalDate> sessions = List.copyOf(folder.inspection().sessions().keySet());
        if (tradable(folder).noneMatch(day -> !day.isBefore(first) && !day.isAfter(last))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s has no day to trade from %s to %s: its sessions are %s to %s, and a day needs the session before it"
                            .formatted(folder.path(), first, last, sessions.getFirst(), sessions.getLast()));
        }
    }

    private List<@Nullable List<String>> asked() {
        if (each == null) {
            return Collections.singletonList(advisors);
        }
        List<@Nullable List<String>> asked = new ArrayList<>();
        each.forEach(name -> asked.add(List.of(name.strip())));
        return asked;
    }

    private Market market(DataFolder folder) {
        return new Market(
                DataFolder.marketId(folder.path()),
                Market.Kind.FILES,
                folder.path().toString(),
                Optional.ofNullable(benchmark)
                        .map(text -> new Symbol(text.strip().toUpperCase(Locale.ROOT))));
    }

    private Market simulated() {
        String id = source == null || source.market == null ? "simulated-" + DeskMarkets.BUNDLED_SEED : source.market;
        return Market.simulated(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--market '%s' must be simulated-SEED, e.g. simulated-42; name files with --data"
                                .formatted(id)));
    }

    private LocalDate last(Optional<DataFolder> folder) {
        if (to != null) {
            return to;
        }
        return folder.flatMap(read -> read.inspection().lastTradingDay()).orElse(DeskMarkets.BUNDLED_LAST_TRADING_DAY);
    }

    /** A day needs the session before it. */
    private LocalDate first(Optional<DataFolder> folder, LocalDate last) {
        if (from != null) {
            return from;
        }
        LocalDate yearBefore = last.minusYears(1).plusDays(1);
        return folder.map(read -> tradable(read)
                        .filter(day -> !day.isBefore(yearBefore))
                        .findFirst()
                        .orElse(last))
                .orElse(yearBefore);
    }

    private Desk desk(Market market, @Nullable Path file, @Nullable List<String> own) {
        DeskProperties properties = file == null ? DeskFile.defaults() : DeskFile.read(file);
        Desk desk = described(properties, market, file);
        Desk funded = cash == null ? desk : desk.withInitialCash(cash);
        Desk advised = own == null ? funded : funded.withAdvisors(own);
        return strategies == null ? advised : advised.withStrategies(chosen());
    }

    private static Desk described(DeskProperties properties, Market market, @Nullable Path file) {
        try {
            return properties.toDesk(market.id());
        } catch (IllegalArgumentException e) {
            throw new BadSettings(
                    file == null ? String.valueOf(e.getMessage()) : "%s: %s".formatted(file, e.getMessage()));
        }
    }

    private List<BuiltInStrategy> chosen() {
        try {
            return strategies == null
                    ? List.of()
                    : strategies.stream().map(BuiltInStrategy::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--strategy: " + e.getMessage());
        }
    }

    /** What leads to the same run from wherever it is typed. */
    private List<String> arguments(Variant variant) {
        BacktestRequest request = variant.request();
        List<String> arguments = new ArrayList<>();
        if (request.market().kind() == Market.Kind.FILES) {
            add(arguments, "--data", request.market().location());
        } else {
            add(arguments, "--market", request.market().id());
        }
        add(arguments, "--benchmark", benchmark);
        add(arguments, "--from", request.from());
        add(arguments, "--to", request.to());
        add(
                arguments,
                "--settings",
                variant.settings() == null ? null : variant.settings().toAbsolutePath());
        add(arguments, "--cash", cash);
        add(arguments, "--advisor", variant.advisors() == null ? null : String.join(",", variant.advisors()));
        add(
                arguments,
                "--strategy",
                strategies == null
                        ? null
                        : chosen().stream().map(BuiltInStrategy::key).collect(Collectors.joining(",")));
        add(arguments, "--answers", answers == null ? null : answers.toAbsolutePath());
        arguments.addAll(models.arguments());
        arguments.addAll(scenarios.arguments(mayCrash()));
        arguments.addAll(segments.arguments());
        return arguments;
    }

    private static void add(List<String> arguments, String option, @Nullable Object value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value.toString());
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        checkArguments();
        if (events.asked()) {
            return studied();
        }
        return resume == null ? traded(Optional.empty()) : resumed(resume);
    }

    private int resumed(int run) throws InterruptedException {
        BacktestCommand again = new BacktestCommand();
        CommandLine line = TypedValues.register(new CommandLine(again));
        line.setOut(spec.commandLine().getOut());
        line.setErr(spec.commandLine().getErr());
        line.parseArgs(arguments(run).toArray(String[]::new));
        again.json = json;
        again.goesOn = true;
        return again.traded(Optional.of(run));
    }

    private int studied() throws InterruptedException {
        BacktestRequest request = variants().getFirst().request();
        PrintWriter err = spec.commandLine().getErr();
        Offsets window = events.window();
        WindowPlan plan = WindowPlan.of(events.events(), request.sessions(), window, events.seed());
        TimeLeft left = new TimeLeft(err, "window");
        try (Interruption interruption = new Interruption(err)) {
            EventStudy study = new RunEventStudy(
                            properties(variants().getFirst().settings()),
                            models.seed(),
                            Runtime.getRuntime().availableProcessors())
                    .run(
                            request.market(),
                            request.desk(),
                            plan,
                            window,
                            events.seed(),
                            (done, all) -> left.tell("", done, all),
                            interruption::isAsked);
            Path page = BacktestFolder.studies().keep(study, new EventStudyPage().html(study, window.first()));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(PublishedJson.write(study));
            } else {
                new EventStudyPrinter(out).print(study, page);
            }
            out.flush();
            boolean whole = study.windows().size()
                    == plan.events().size() + plan.controls().size();
            return whole ? ExitCodes.FINE : ExitCodes.FAILED;
        }
    }

    /** @param earlier number of the run that this one goes on with */
    private int traded(Optional<Integer> earlier) throws InterruptedException {
        List<BacktestRun> all = variants().stream()
                .map(variant -> new BacktestRun(
                        variant.request(),
                        arguments(variant),
                        properties(variant.settings()),
                        earlier,
                        models.seed(),
                        models.mostPaid(),
                        refused))
                .toList();
        KeptRuns runs = BacktestFolder.runs();
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            if (all.size() > 1) {
                return ended(all, new SideBySide(runs, spec.commandLine().getErr()).run(all, interruption::isAsked));
            }
            BacktestRun run = all.getFirst();
            RunSummary summary = engine == Engine.KERNEL
                    ? run.run(runs, days(spec.commandLine().getErr()), interruption::isAsked)
                    : onEngine(run, runs, interruption);
            print(summary, runs.page(summary.id()));
            return summary.whole() ? ExitCodes.FINE : ExitCodes.FAILED;
        }
    }

    private static RunBacktest.Progress days(PrintWriter err) {
        TimeLeft left = new TimeLeft(err, "day");
        return (date, done, all) -> left.tell(date.toString(), done, all);
    }

    /** The advisors that the desk's own file describes, and the answers of this line. */
    private Map<String, String> properties(@Nullable Path file) {
        Map<String, String> all = new TreeMap<>(file == null ? Map.of() : DeskFile.advisors(file));
        if (answers != null) {
            all.put(
                    "bellwether.advisors.recorded.file",
                    answers.toAbsolutePath().toString());
        }
        return all;
    }

    private RunSummary onEngine(BacktestRun run, KeptRuns runs, Interruption interruption) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        long start = System.nanoTime();
        try (ConfigurableApplicationContext context = CliContext.open()) {
            BacktestReport report =
                    new BacktestOnEngine(context, err).run(run.request(), days(err), interruption::isAsked);
            return run.keep(runs, report, (System.nanoTime() - start) / 1e9);
        }
    }

    /** Prints what came of several, side by side. */
    private int ended(List<BacktestRun> all, List<SideBySide.Ended> ended) {
        PrintWriter out = spec.commandLine().getOut();
        List<RunSummary> whole =
                ended.stream().flatMap(one -> one.summary().stream()).toList();
        if (json) {
            out.println(PublishedJson.write(whole));
        } else if (!whole.isEmpty()) {
            KeptFigures.print(
                    out,
                    whole.stream()
                            .map(summary -> Json.mapper().readTree(PublishedJson.write(summary)))
                            .toList());
            out.println();
            whole.forEach(summary -> out.printf(
                    "Page of run %d: %s%n", summary.id(), BacktestFolder.runs().page(summary.id())));
        }
        out.flush();
        for (int i = 0; i < ended.size(); i++) {
            String who =
                    String.join(", ", all.get(i).request().desk().settings().advisors());
            ended.get(i)
                    .failure()
                    .ifPresent(failure -> spec.commandLine()
                            .getErr()
                            .println(
                                    "bellwether: the run of %s failed: %s".formatted(who, Failures.sentence(failure))));
        }
        spec.commandLine().getErr().flush();
        if (ended.stream()
                .allMatch(one -> one.failure().filter(Failures::isBadUsage).isPresent())) {
            return ExitCodes.BAD_USAGE;
        }
        boolean fine = whole.size() == all.size() && whole.stream().allMatch(RunSummary::whole);
        return fine ? ExitCodes.FINE : ExitCodes.FAILED;
    }

    private void print(RunSummary summary, Path page) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(summary));
        } else {
            new BacktestPrinter(out).print(summary, page);
        }
        out.flush();
    }
}
