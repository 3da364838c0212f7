package io.bellwether.cli.demo;

import io.bellwether.backtest.desk.TradePast;
import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.StackCommands;
import io.bellwether.cli.settings.DataFolder;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.platform.LinkProperties;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.ReadDeskDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives a new desk a past and then runs one whole day with its timers seconds apart. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start everything and run one whole trading day on it, its sessions seconds apart.",
            "Before it, a new desk's past sessions are traded in memory and stored as its own.",
            "'./bellwether app demo' does that on a stack that is up."
        },
        footerHeading = StackCommands.OPTIONS_HEADING,
        footer = {
            StackCommands.STATE,
            StackCommands.STATE_DEFAULT,
            StackCommands.PORTS,
            StackCommands.CAMUNDA,
            StackCommands.CAMUNDA_ADDRESS,
            StackCommands.CAMUNDA_KEYS
        })
public final class DemoCommand implements Callable<Integer>, ChecksArguments {
    private static final Duration LONGEST_DAY = Duration.ofMinutes(10);
    private static final String STRATEGIES = "strategies";
    private static final int MOST_SESSIONS = 2000;
    /** With three waits between sessions the day still ends in time. */
    private static final int MOST_SECONDS = 120;

    @Option(
            names = "--data",
            description = "A folder of daily bars, one CSV per symbol. Default: the simulated market.")
    private @Nullable Path data;

    @Option(names = "--benchmark", description = "The benchmark's symbol in that folder. Default: SPY if it is there.")
    private @Nullable String benchmark;

    @Option(names = "--market", description = "A name for that folder's market. Default: by the name of the folder.")
    private @Nullable String marketName;

    @Option(
            names = "--check",
            description =
                    "Only check the arguments and the folder: print what would be read and what not, start nothing."
                            + " Exit code 3 when something is refused.")
    private boolean check;

    @Option(names = "--seed", description = "Seed of the simulated market. Default: ${DEFAULT-VALUE}.")
    private long seed = Long.parseLong(DeskMarkets.BUNDLED_SEED);

    @Option(names = "--date", description = "The trading day. Default: the last session of the data.")
    private @Nullable LocalDate date;

    @Option(names = "--history", description = "Past sessions of the desk before the day. Default: ${DEFAULT-VALUE}.")
    private int history = 60;

    @Option(names = "--cash", description = "The desk's initial cash [USD]. Default: ${DEFAULT-VALUE}.")
    private Money cash = Money.of("10000");

    @Option(names = "--spacing", description = "Seconds between the day's sessions. Default: ${DEFAULT-VALUE}.")
    private int spacing = 8;

    @Option(
            names = "--approval",
            description = "Who approves orders on the day: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ApprovalSettings.Policy approval = ApprovalSettings.Policy.NEVER;

    @Option(
            names = "--advisor",
            split = ",",
            description = "Who decides on the day, in the order they are asked; history is always the strategies'."
                    + " Default: strategies.")
    private List<String> advisors = List.of(STRATEGIES);

    @Option(
            names = "--samples",
            description =
                    "How often a model is asked for one decision; the majority decides. Default: ${DEFAULT-VALUE}.")
    private int samples = 1;

    @Option(names = "--json", description = "Print one JSON object on standard output, progress on standard error.")
    private boolean json;

    @Option(names = "--once", description = "End after the day (the launcher stops the stack).")
    private boolean once;

    @Spec
    private CommandSpec spec;

    /** The arguments, judged. */
    private record Wish(Optional<DataFolder> folder, LocalDate day) {}

    @Override
    public void checkArguments() {
        judged();
    }

    private Wish judged() {
        if (history < 0 || history > MOST_SESSIONS || spacing < 1 || spacing > MOST_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--history must be from 0 to %d, --spacing from 1 to %d, were %d and %d"
                            .formatted(MOST_SESSIONS, MOST_SECONDS, history, spacing));
        }
        if (samples < 1 || samples > DeskSettings.MOST_SAMPLES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--samples must be from 1 to %d, was %d".formatted(DeskSettings.MOST_SAMPLES, samples));
        }
        Optional<DataFolder> folder = Optional.ofNullable(data).map(path -> DataFolder.open(spec, path, benchmark));
        LocalDate day = tradingDay(folder);
        if (!check) {
            folder.ifPresent(DataFolder::requireUsable);
        }
        return new Wish(folder, day);
    }

    @Override
    public Integer call() throws InterruptedException {
        Wish wish = judged();
        Optional<DataFolder> folder = wish.folder();
        LocalDate day = wish.day();
        if (check) {
            return printCheck(folder, day);
        }
        PhaseSeconds phases = PhaseSeconds.fromEnvironment();
        try (ConfigurableApplicationContext context = CliContext.open()) {
            PrintWriter progress = spec.commandLine().getErr();
            requireAdvisors(context);
            DeskMarkets market = context.getBean(DeskMarkets.class);
            String marketId = data == null ? market.simulated(seed) : market.files(data, benchmark, marketName);
            folder.ifPresent(read -> read.print(progress, false));
            Desk desk = DemoDesk.make(
                    context.getBean(Desks.class), "demo", id -> DemoDesk.of(id, marketId, cash, approval));
            DayRunner runner = DayRunner.of(context, progress);
            progress.printf("Desk %s trades %s on market %s.%n", desk.id(), day, marketId);
            phases.measure(
                    "history", () -> tradePast(context.getBean(TradePast.class), runner, desk.id(), day, progress));
            phases.start("day");
            context.getBean(Desks.class).save(desk.withAdvisors(advisors).withSamples(samples));
            long instance = runner.startPaced(desk.id(), day, Duration.ofSeconds(spacing));
            LinkProperties links = context.getBean(LinkProperties.class);
            progress.printf("The day is under way: %s%n", links.operateInstance(instance));
            progress.flush();
            String status = runner.awaitEnd(desk.id(), day, LONGEST_DAY);
            if (!DayRunner.hasEnded(status)) {
                progress.printf(
                        "The day is not over after %d minutes and goes on without this command: %s%n",
                        LONGEST_DAY.toMinutes(), links.operateInstance(instance));
                progress.flush();
            }
            phases.end();
            DayResult result = DayResult.read(
                    context.getBean(JdbcClient.class),
                    desk.id(),
                    day,
                    context.getBean(ReadDeskDay.class)
                            .run(desk.id(), Optional.of(day))
                            .headline(),
                    links,
                    phases.seconds());
            print(result);
            return result.isComplete() ? 0 : 1;
        }
    }

    private LocalDate tradingDay(Optional<DataFolder> folder) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        if (date != null && !calendar.isTradingDay(date)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--date %s is not a trading day; the next one is %s".formatted(date, calendar.next(date)));
        }
        return folder.filter(read -> read.inspection().lastTradingDay().isPresent())
                .map(read -> read.tradingDay(spec, date))
                .orElseGet(() -> date == null ? DeskMarkets.BUNDLED_LAST_TRADING_DAY : date);
    }

    private void requireAdvisors(ApplicationContext context) {
        context.getBean(Advisors.class).check(advisors).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    private int printCheck(Optional<DataFolder> folder, LocalDate day) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(new Checked(day, folder.map(DataFolder::inspection))));
            folder.ifPresent(DataFolder::requireUsable);
        } else {
            folder.ifPresent(read -> read.print(out, true));
            out.flush();
            folder.ifPresent(DataFolder::requireUsable);
            out.printf("The trading day would be %s.%n", day);
        }
        out.flush();
        return folder.filter(read -> read.inspection().files().refusesSomething())
                .map(read -> ExitCodes.SOME_REFUSED)
                .orElse(ExitCodes.FINE);
    }

    /** What {@code --check --json} prints. */
    record Checked(LocalDate tradingDate, Optional<Inspection> data) {}

    /** The engine only does what memory cannot: then the past takes minutes, and is the same. */
    private void tradePast(TradePast past, DayRunner runner, DeskId desk, LocalDate day, PrintWriter progress)
            throws InterruptedException {
        ExchangeCalendar calendar = new ExchangeCalendar();
        List<LocalDate> dates = calendar.lastTradingDays(history, calendar.previous(day));
        if (dates.isEmpty()) {
            return;
        }
        Optional<String> engineBecause = past.run(desk, dates);
        if (engineBecause.isPresent()) {
            progress.printf("The past is replayed on the engine: %s.%n", engineBecause.get());
            progress.flush();
            replay(runner, desk, dates, progress);
        } else {
            progress.printf(
                    "Traded %s before it in memory, %s to %s, and stored them as the desk's; Operate shows the day itself.%n",
                    Counted.of(dates.size(), "session"), dates.getFirst(), dates.getLast());
            progress.flush();
        }
    }

    private static void replay(DayRunner runner, DeskId desk, List<LocalDate> dates, PrintWriter progress)
            throws InterruptedException {
        for (int i = 0; i < dates.size(); i++) {
            runner.replay(desk, dates.get(i));
            if ((i + 1) % 10 == 0 || i + 1 == dates.size()) {
                progress.printf("Replayed %d of %s (%s).%n", i + 1, Counted.of(dates.size(), "session"), dates.get(i));
                progress.flush();
            }
        }
    }

    private void print(DayResult result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(result));
        } else {
            new DayResultPrinter(out).print(result);
        }
        out.flush();
    }

    /** Wall seconds per phase, beginning with those that the launcher measured. */
    static final class PhaseSeconds {
        private final Map<String, Double> seconds = new LinkedHashMap<>();
        private String running = "";
        private long since;

        static PhaseSeconds fromEnvironment() {
            PhaseSeconds phases = new PhaseSeconds();
            String measured = System.getenv().getOrDefault("BELLWETHER_PHASE_SECONDS", "");
            for (String phase : measured.split(",", -1)) {
                String[] parts = phase.split("=", 2);
                if (parts.length == 2) {
                    phases.seconds.put(parts[0], Double.valueOf(parts[1]));
                }
            }
            return phases;
        }

        void measure(String phase, Work work) throws InterruptedException {
            start(phase);
            work.run();
            end();
        }

        /** Work that may wait. */
        interface Work {
            void run() throws InterruptedException;
        }

        void start(String phase) {
            running = phase;
            since = System.nanoTime();
        }

        void end() {
            seconds.put(running, Math.round((System.nanoTime() - since) / 1e8) / 10.0);
        }

        Map<String, Double> seconds() {
            return seconds;
        }
    }
}
