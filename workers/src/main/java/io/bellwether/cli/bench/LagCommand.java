package io.bellwether.cli.bench;

import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.StackCommands;
import io.bellwether.cli.demo.DayRunner;
import io.bellwether.cli.demo.DemoDesk;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.PublishedJson;
import io.camunda.client.CamundaClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells how far Operate and Tasklist are behind the engine, and what the stack uses while nothing happens. */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        description = {
            "Start everything and measure how soon Operate and Tasklist follow the engine.",
            "A new user task in Tasklist and a finished step in Operate, at rest and right after a replayed history, and"
                    + " the processor time of the idle stack. Exit code 1 when one takes longer than --limit, which is"
                    + " meant for a machine that does nothing else."
        },
        footerHeading = StackCommands.OPTIONS_HEADING,
        footer = {StackCommands.STATE, StackCommands.STATE_DEFAULT, StackCommands.PORTS})
public final class LagCommand implements Callable<Integer>, ChecksArguments {
    private static final int MOST_SESSIONS = 2000;
    private static final int ROUNDS = 5;
    private static final Duration BOUND = Duration.ofMinutes(10);

    @Option(names = "--history", description = "Sessions to replay. Default: ${DEFAULT-VALUE}.")
    private int history = 60;

    @Option(names = "--limit", description = "The longest lag that is fine [s]. Default: ${DEFAULT-VALUE}.")
    private double limit = 5;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void checkArguments() {
        if (history < 0 || history > MOST_SESSIONS || !(limit > 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--history must be from 0 to %d, --limit above 0, were %d and %s"
                            .formatted(MOST_SESSIONS, history, limit));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        checkArguments();
        try (ConfigurableApplicationContext context = CliContext.open()) {
            CamundaClient engine = context.getBean(CamundaClient.class);
            DayRunner runner = DayRunner.of(context, spec.commandLine().getErr());
            LagProbe probe = new LagProbe(engine, context.getBean(EngineQueries.class), runner::lookAround);
            probe.deploy();
            // the first answer of Operate and Tasklist after their start is slow by itself
            probe.measure(BOUND);
            LagProbe.Lag atRest = worst(probe);
            replay(runner, newDesk(context));
            LagProbe.Lag afterHistory = probe.measure(BOUND);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("taskSeconds", round(atRest.taskSeconds()));
            figures.put("stepSeconds", round(atRest.stepSeconds()));
            figures.put("taskSecondsAfterHistory", round(afterHistory.taskSeconds()));
            figures.put("stepSecondsAfterHistory", round(afterHistory.stepSeconds()));
            figures.put("idleCores", idleCores());
            boolean soon = Math.max(atRest.worst(), afterHistory.worst()) <= limit;
            print(figures, soon);
            return soon ? 0 : 1;
        }
    }

    private LagProbe.Lag worst(LagProbe probe) throws InterruptedException {
        LagProbe.Lag worst = probe.measure(BOUND);
        for (int i = 1; i < ROUNDS; i++) {
            LagProbe.Lag lag = probe.measure(BOUND);
            worst = new LagProbe.Lag(
                    Math.max(worst.taskSeconds(), lag.taskSeconds()), Math.max(worst.stepSeconds(), lag.stepSeconds()));
        }
        return worst;
    }

    private void replay(DayRunner runner, DeskId desk) throws InterruptedException {
        for (LocalDate date : new ExchangeCalendar().lastTradingDays(history, DeskMarkets.BUNDLED_LAST_TRADING_DAY)) {
            runner.replay(desk, date);
        }
    }

    private static DeskId newDesk(ConfigurableApplicationContext context) {
        String market = context.getBean(DeskMarkets.class).simulated(Long.parseLong(DeskMarkets.BUNDLED_SEED));
        return DemoDesk.make(
                        context.getBean(Desks.class),
                        "lag",
                        id -> DemoDesk.of(id, market, Money.of("10000"), ApprovalSettings.Policy.NEVER))
                .id();
    }

    /** Only known for a stack of the sandbox; a cluster elsewhere has its own figures. */
    private static Map<String, Double> idleCores() throws InterruptedException {
        Optional<String> state = Optional.ofNullable(System.getenv("BELLWETHER_SANDBOX_STATE"));
        return state.isEmpty() ? Map.of() : new StackCpu(Path.of(state.get())).cores(Duration.ofSeconds(20));
    }

    private void print(Map<String, Object> figures, boolean soon) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            figures.put("withinLimit", soon);
            out.println(PublishedJson.write(figures));
        } else {
            figures.forEach((name, value) -> out.printf("%-24s %s%n", name, value));
            out.println(soon ? "Operate and Tasklist follow." : "Too late: more than " + limit + " s.");
        }
        out.flush();
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
