package io.bellwether.cli.bench;

import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.StackCommands;
import io.bellwether.cli.demo.DayRunner;
import io.bellwether.cli.demo.DemoDesk;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.platform.ModelDeployment;
import io.bellwether.platform.PublishedJson;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the engine and the desk side by side, so that the figures mean something on a noisy machine. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = {
            "Start the services and measure replayed days on the engine beside the engine alone.",
            "Replayed days per minute, and how many there would be if every job did nothing; the engine's and the"
                    + " workers' time per job, the slowest jobs, and the time from decision to order."
        },
        footerHeading = StackCommands.OPTIONS_HEADING,
        footer = {StackCommands.STATE, StackCommands.STATE_DEFAULT, StackCommands.PORTS})
final class BenchEngineCommand implements Callable<Integer>, ChecksArguments {
    private static final int EMPTY_JOBS = 10;
    private static final Duration ENGINE_STARTS = Duration.ofMinutes(10);
    private static final int MOST_DAYS = 2000;

    @Option(names = "--days", description = "Days to replay. Default: ${DEFAULT-VALUE}.")
    private int days = 60;

    @Option(names = "--warmup", description = "Days to replay before measuring. Default: ${DEFAULT-VALUE}.")
    private int warmup = 20;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void checkArguments() {
        if (days < 1 || warmup < 0 || (long) days + warmup > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--days must be at least 1, --warmup at least 0, together at most %d, were %d and %d"
                            .formatted(MOST_DAYS, days, warmup));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        checkArguments();
        try (ConfigurableApplicationContext context = CliContext.open(Map.of(
                "camunda.client.worker.defaults.enabled", "true",
                "camunda.client.deployment.enabled", "true",
                "spring.datasource.hikari.maximum-pool-size", "16"))) {
            awaitModels(context.getBean(ModelDeployment.class));
            print(measure(context));
            return 0;
        }
    }

    /** Says once a second, and each thing once, what it waits for. */
    private void awaitModels(ModelDeployment models) throws InterruptedException {
        long deadline = System.nanoTime() + ENGINE_STARTS.toNanos();
        String told = "";
        while (!models.await(Duration.ofSeconds(1))) {
            String waitsFor = models.waitsFor();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(waitsFor);
            }
            if (!waitsFor.equals(told)) {
                spec.commandLine().getErr().println("Waiting: " + waitsFor + ".");
                spec.commandLine().getErr().flush();
                told = waitsFor;
            }
        }
    }

    private EngineFigures measure(ConfigurableApplicationContext context) throws InterruptedException {
        CamundaClient engine = context.getBean(CamundaClient.class);
        JdbcClient db = context.getBean(JdbcClient.class);
        Desk desk = newDesk(context);
        DayRunner runner = DayRunner.of(context, spec.commandLine().getErr());
        List<LocalDate> dates =
                new ExchangeCalendar().lastTradingDays(warmup + days, DeskMarkets.BUNDLED_LAST_TRADING_DAY);
        replay(runner, desk.id(), dates.subList(0, warmup));
        double rawBefore = emptyJobMillis(engine);
        JobTimes before = JobTimes.read(context.getBean(MeterRegistry.class));
        long start = System.nanoTime();
        replay(runner, desk.id(), dates.subList(warmup, dates.size()));
        double seconds = (System.nanoTime() - start) / 1e9;
        JobTimes jobs = JobTimes.read(context.getBean(MeterRegistry.class)).minus(before);
        double raw = (rawBefore + emptyJobMillis(engine)) / 2;
        return EngineFigures.of(days, seconds, jobs, raw, decisionToOrder(db, desk.id(), dates.get(warmup)));
    }

    private static void replay(DayRunner runner, DeskId desk, List<LocalDate> dates) throws InterruptedException {
        for (LocalDate date : dates) {
            runner.replay(desk, date);
        }
    }

    private static EngineFigures.OrderTimes decisionToOrder(JdbcClient db, DeskId desk, LocalDate from) {
        return db.sql("""
                        select count(*) as orders,
                               coalesce(percentile_cont(0.5) within group (order by ms), 0) as p50,
                               coalesce(percentile_cont(0.99) within group (order by ms), 0) as p99
                        from (select extract(epoch from e.created_at - d.created_at) * 1000 as ms
                              from trade_order o
                              join decision d on d.id = o.decision_id
                              join order_event e on e.order_id = o.id and e.kind = 'SUBMITTED'
                              where o.desk_id = :desk and o.trading_date >= :from) t
                        """)
                .param("desk", desk.value())
                .param("from", from)
                .query((row, n) ->
                        new EngineFigures.OrderTimes(row.getLong("orders"), row.getDouble("p50"), row.getDouble("p99")))
                .single();
    }

    /** Milliseconds per job of a process of ten sequential jobs that do nothing; mean of 30 instances after 10. */
    private static double emptyJobMillis(CamundaClient engine) {
        engine.newDeployResourceCommand()
                .addResourceBytes(emptyJobsModel().getBytes(StandardCharsets.UTF_8), "bench-empty-jobs.bpmn")
                .send()
                .join();
        try (JobWorker worker = engine.newWorker()
                .jobType("bench-empty-job")
                .handler((client, job) -> client.newCompleteCommand(job).send())
                .streamEnabled(true)
                .open()) {
            Stream.generate(() -> engine).limit(10).forEach(BenchEngineCommand::runEmptyJobs);
            long start = System.nanoTime();
            Stream.generate(() -> engine).limit(30).forEach(BenchEngineCommand::runEmptyJobs);
            return (System.nanoTime() - start) / 1e6 / 30 / EMPTY_JOBS;
        }
    }

    private static void runEmptyJobs(CamundaClient engine) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("bench-empty-jobs")
                .latestVersion()
                .withResult()
                .requestTimeout(Duration.ofSeconds(30))
                .send()
                .join();
    }

    private static String emptyJobsModel() {
        StringBuilder model = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="bench" targetNamespace="http://bellwether">
                  <bpmn:process id="bench-empty-jobs" isExecutable="true">
                    <bpmn:startEvent id="Start"/>
                """);
        String previous = "Start";
        for (int i = 0; i < EMPTY_JOBS; i++) {
            model.append("""
                    <bpmn:serviceTask id="Task%1$d"><bpmn:extensionElements>
                      <zeebe:taskDefinition type="bench-empty-job" retries="3"/></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="Flow%1$d" sourceRef="%2$s" targetRef="Task%1$d"/>
                    """.formatted(i, previous));
            previous = "Task" + i;
        }
        return model.append("""
                    <bpmn:endEvent id="End"/>
                    <bpmn:sequenceFlow id="FlowEnd" sourceRef="%s" targetRef="End"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(previous)).toString();
    }

    private static Desk newDesk(ConfigurableApplicationContext context) {
        String market = context.getBean(DeskMarkets.class).simulated(Long.parseLong(DeskMarkets.BUNDLED_SEED));
        return DemoDesk.make(
                context.getBean(Desks.class),
                "bench",
                id -> DemoDesk.of(id, market, Money.of("10000"), ApprovalSettings.Policy.NEVER));
    }

    private void print(EngineFigures figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(figures));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%d days of %.0f jobs each%n%n"
                            + "days per minute           %8.1f   raw engine %8.1f   share %4.0f %%%n"
                            + "a job [ms]: engine        %8.2f   raw engine %8.2f%n"
                            + "            workers' code %8.2f%n"
                            + "decision to order [ms]    %8.1f   slowest 1 %% %7.1f   of %d orders%n%n",
                    figures.daysReplayed(),
                    figures.jobsPerDay(),
                    figures.daysPerMinute(),
                    figures.rawDaysPerMinute(),
                    figures.shareOfRaw() * 100,
                    figures.engineMillisPerSequentialJob(),
                    figures.rawMillisPerEmptyJob(),
                    figures.workMillisPerJob(),
                    figures.decisionToOrderMillisP50(),
                    figures.decisionToOrderMillisP99(),
                    figures.orders());
            out.println("Slowest jobs [ms]:");
            figures.slowestJobs().forEach((type, millis) -> out.printf(Locale.ROOT, "  %-28s %8.1f%n", type, millis));
        }
        out.flush();
    }
}
