package io.bellwether.cli;

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
import io.micrometer.core.instrument.Timer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Start the services and measure engine and desk.",
            "The raw engine's latency per empty sequential job, the desk's per job of a replayed day, the time from"
                    + " decision to order, and replayed days per minute."
        },
        footerHeading = StackCommands.OPTIONS_HEADING,
        footer = {StackCommands.STATE, StackCommands.STATE_DEFAULT, StackCommands.PORTS},
        subcommands = {BenchDeskCommand.class, BenchKernelCommand.class, BenchStartCommand.class})
final class BenchCommand implements Callable<Integer>, ChecksArguments {
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
            Map<String, Object> figures = measure(context);
            print(figures);
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

    private Map<String, Object> measure(ConfigurableApplicationContext context) throws InterruptedException {
        CamundaClient engine = context.getBean(CamundaClient.class);
        JdbcClient db = context.getBean(JdbcClient.class);
        Desk desk = newDesk(context);
        DayRunner runner = DayRunner.of(context, spec.commandLine().getErr());
        List<LocalDate> dates = sessions(warmup + days);
        replay(runner, desk.id(), dates.subList(0, warmup));
        double rawBefore = emptyJobMillis(engine);
        JobTimes before = JobTimes.read(context.getBean(MeterRegistry.class));
        long start = System.nanoTime();
        replay(runner, desk.id(), dates.subList(warmup, dates.size()));
        double seconds = (System.nanoTime() - start) / 1e9;
        JobTimes jobs = JobTimes.read(context.getBean(MeterRegistry.class)).minus(before);
        double raw = (rawBefore + emptyJobMillis(engine)) / 2;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("daysReplayed", days);
        figures.put("daysPerMinute", round(days * 60 / seconds));
        figures.put("millisPerDay", round(seconds * 1000 / days));
        figures.put("jobsPerDay", round((double) jobs.count() / days));
        figures.put("engineMillisPerSequentialJob", round((seconds * 1000 - jobs.workMillis()) / jobs.count()));
        figures.put("workMillisPerJob", round(jobs.workMillis() / jobs.count()));
        figures.put("rawMillisPerEmptyJob", round(raw));
        figures.put("slowestJobs", jobs.slowest());
        figures.putAll(decisionToOrder(db, desk.id(), dates.get(warmup)));
        return figures;
    }

    private static void replay(DayRunner runner, DeskId desk, List<LocalDate> dates) throws InterruptedException {
        for (LocalDate date : dates) {
            runner.replay(desk, date);
        }
    }

    /** From the decision's row to the broker's acceptance, both by the database's clock [ms]. */
    private static Map<String, Object> decisionToOrder(JdbcClient db, DeskId desk, LocalDate from) {
        Map<String, Object> row = new LinkedHashMap<>(db.sql("""
                        select count(*) as orders,
                               percentile_cont(0.5) within group (order by ms) as "decisionToOrderMillisP50",
                               percentile_cont(0.99) within group (order by ms) as "decisionToOrderMillisP99"
                        from (select extract(epoch from e.created_at - d.created_at) * 1000 as ms
                              from trade_order o
                              join decision d on d.id = o.decision_id
                              join order_event e on e.order_id = o.id and e.kind = 'SUBMITTED'
                              where o.desk_id = :desk and o.trading_date >= :from) t
                        """)
                .param("desk", desk.value())
                .param("from", from)
                .query()
                .singleRow());
        row.replaceAll((name, value) -> value instanceof Double millis ? round(millis) : value);
        return row;
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
            Stream.generate(() -> engine).limit(10).forEach(BenchCommand::runEmptyJobs);
            long start = System.nanoTime();
            Stream.generate(() -> engine).limit(30).forEach(BenchCommand::runEmptyJobs);
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

    /** Jobs done and the time spent in the workers' own code, by job type, as the starter counts them. */
    private record JobTimes(Map<String, Long> counts, Map<String, Double> millis) {
        static JobTimes read(MeterRegistry meters) {
            Map<String, Long> counts = new TreeMap<>();
            Map<String, Double> millis = new TreeMap<>();
            for (Timer timer : meters.find("camunda.job.execution-time").timers()) {
                String type = String.valueOf(timer.getId().getTag("type"));
                counts.merge(type, timer.count(), Long::sum);
                millis.merge(type, timer.totalTime(TimeUnit.MILLISECONDS), Double::sum);
            }
            return new JobTimes(counts, millis);
        }

        JobTimes minus(JobTimes earlier) {
            Map<String, Long> fewer = new TreeMap<>(counts);
            earlier.counts.forEach((type, count) -> fewer.merge(type, -count, Long::sum));
            Map<String, Double> less = new TreeMap<>(millis);
            earlier.millis.forEach((type, time) -> less.merge(type, -time, Double::sum));
            return new JobTimes(fewer, less);
        }

        long count() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        double workMillis() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** The five job types with the longest mean time [ms per job]. */
        Map<String, Double> slowest() {
            Map<String, Double> means = new LinkedHashMap<>();
            Map<String, Double> perJob = new TreeMap<>();
            millis.forEach((type, time) -> perJob.put(type, time / Math.max(1, counts.getOrDefault(type, 0L))));
            perJob.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(5)
                    .forEach(entry -> means.put(entry.getKey(), round(entry.getValue())));
            return means;
        }
    }

    private static Desk newDesk(ConfigurableApplicationContext context) {
        String market = context.getBean(DeskMarkets.class).simulated(Long.parseLong(DeskMarkets.BUNDLED_SEED));
        return DemoDesk.make(
                context.getBean(Desks.class),
                "bench",
                id -> DemoDesk.of(id, market, Money.of("10000"), ApprovalSettings.Policy.NEVER));
    }

    private static List<LocalDate> sessions(int count) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        return Stream.iterate(DeskMarkets.BUNDLED_LAST_SESSION, calendar::previous)
                .limit(count)
                .sorted()
                .toList();
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private void print(Map<String, Object> figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(figures));
        } else {
            figures.forEach((name, value) -> out.printf("%-28s %s%n", name, value));
        }
        out.flush();
    }
}
