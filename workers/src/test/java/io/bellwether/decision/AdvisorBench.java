package io.bellwether.decision;

import com.sun.net.httpserver.HttpServer;
import io.bellwether.BellwetherApplication;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.consultation.PlanConsultation;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.sandbox.SandboxProcess;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Measures what a consultation takes beside the vendor's time: plan, ask and check, with the composing of the prompt, the
 * reading of the answer and every write to a PostgreSQL that waits for its disk. Not a test: figures depend on the machine.
 *
 * <p>Run it with {@code ./mvnw -q -pl workers -am -Pbench-advisor process-test-classes}. Arguments: consultations measured,
 * by default 2000, and instruments of the context, by default 40.
 */
public final class AdvisorBench {
    private static final int WARM_UP = 400;
    private static final int CONTEXT_TOKENS = 200_000;
    private static final String NAME = "bench";
    private static final String BASE_DESK = "bench-00000";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String KEY_VARIABLE = "BELLWETHER_BENCH_KEY";
    private static final BigDecimal HIGHEST_COST = new BigDecimal("0.01");

    private final ConfigurableApplicationContext app;
    private final Delegate advisor;
    private final int count;
    private final List<Long> vendorNanos = Collections.synchronizedList(new ArrayList<>());
    private int desks;

    private AdvisorBench(ConfigurableApplicationContext app, int count) {
        this.app = app;
        this.advisor = app.getBean(Delegate.class);
        this.count = count;
    }

    /** The advisor that the measured desks ask: whoever it is told to stand for, at a price. */
    static final class Delegate implements Advisor {
        private volatile Advisor to = this;

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public BigDecimal highestCost() {
            return HIGHEST_COST;
        }

        @Override
        public Answer ask(Request request) {
            return to.ask(request);
        }
    }

    /** What the application gets besides its own parts. */
    static class Parts {
        @Bean
        Delegate benchAdvisor() {
            return new Delegate();
        }

        @Bean
        @Primary
        MemoryMarket memoryMarket() {
            MemoryMarket market = new MemoryMarket();
            int instruments = Integer.getInteger("bench.instruments", 40);
            for (int i = 0; i < instruments; i++) {
                market.addRandomWalk(new Symbol("S" + i), 260, i, 0.004 - 0.0002 * i, 0.02);
            }
            market.addRandomWalk(new Symbol("INDEX"), 260, 99, 0.0005, 0.008);
            market.benchmark(new Symbol("INDEX"));
            return market;
        }
    }

    /** Prints one line per scenario and exits with 1 when a p99 is not below 50 ms. */
    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        if (args.length > 1) {
            System.setProperty("bench.instruments", args[1]);
        }
        System.setProperty("sun.net.httpserver.nodelay", "true");
        boolean below;
        try (SandboxProcess postgres = SandboxProcess.startDurable(
                        Files.createTempDirectory("bellwether-advisor-bench"), List.of("postgres"));
                ConfigurableApplicationContext app = new SpringApplicationBuilder(
                                BellwetherApplication.class, Parts.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--camunda.client.enabled=false",
                                "--spring.datasource.url="
                                        + postgres.endpoints().get("SPRING_DATASOURCE_URL"),
                                "--spring.datasource.password="
                                        + postgres.endpoints().get("SPRING_DATASOURCE_PASSWORD"),
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=warn")) {
            below = new AdvisorBench(app, count).run(System.out);
        }
        System.exit(below ? 0 : 1);
    }

    private boolean run(PrintStream out) throws IOException {
        SessionRef session = base();
        StoredContext context = app.getBean(Contexts.class).get(session.key());
        Advisor.Answer answer = app.getBean(Advisors.class)
                .get("strategies")
                .ask(new Advisor.Request(
                        context.id(), context.snapshot(), context.session(), 0, 0, List.of(), Optional.empty()));
        out.printf(
                "Advisor overhead: %d consultations after %d to warm up, context of %,d characters, answer of %,d; %d cores, load %.1f, Java %s%n",
                count,
                WARM_UP,
                context.snapshot().length(),
                answer.text().length(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"));
        advisor.to = new FromMemory(answer, app.getBean(Prompts.class));
        boolean below = measure(out, "answer from memory", context, session);
        Optional<AdvisorProvider> openAi = app.getBeansOfType(AdvisorProvider.class).values().stream()
                .filter(p -> "openai".equals(p.provider()))
                .findFirst();
        if (openAi.isPresent()) {
            HttpServer server = BenchVendor.start(answer.text(), vendorNanos::add);
            advisor.to = openAi.get().create(NAME, settings(server.getAddress().getPort()));
            below &= measure(out, "openai over HTTP", context, session);
            server.stop(0);
        }
        return below;
    }

    private record FromMemory(Answer answer, Prompts prompts) implements Advisor {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Answer ask(Request request) {
            Exchange exchange = new Exchange(
                    NAME, Map.of(), Optional.of(prompts.compose(request, CONTEXT_TOKENS)), Optional.empty());
            return new Answer(answer.text(), answer.model(), answer.ending(), answer.usage(), exchange);
        }
    }

    private boolean measure(PrintStream out, String scenario, StoredContext base, SessionRef session) {
        List<BenchFigures.Taken> taken = new ArrayList<>();
        for (int i = 0; i < WARM_UP + count; i++) {
            BenchFigures.Taken one = consult(fresh(base, session));
            if (i >= WARM_UP) {
                taken.add(one);
            }
        }
        long p99 = new BenchFigures(taken).print(out, scenario);
        return p99 < Duration.ofMillis(50).toNanos();
    }

    private BenchFigures.Taken consult(SessionRef session) {
        vendorNanos.clear();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        app.getBean(PlanConsultation.class).run(session);
        long planned = System.nanoTime();
        String attempt = app.getBean(AskAdvisor.class).run(session.key(), 0, true);
        long asked = System.nanoTime();
        CheckAnswer.Checked checked = app.getBean(CheckAnswer.class).run(attempt);
        long end = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime() - cpu;
        if (!checked.valid()) {
            throw new IllegalStateException("the answer of " + attempt + " is not valid; nothing was measured");
        }
        long vendor = vendorNanos.stream().mapToLong(Long::longValue).sum();
        return new BenchFigures.Taken(planned - start, asked - planned, end - asked, vendor, used);
    }

    /** The session whose context all others are copies of. */
    private SessionRef base() {
        app.getBean(Desks.class).save(TestDesks.desk(BASE_DESK));
        LocalDate day = app.getBean(MemoryMarket.class).nextDate();
        SessionRef session = new SessionRef(new DeskId(BASE_DESK), day, Session.MORNING, MemoryMarket.open(day), true);
        app.getBean(BuildContext.class).run(session);
        return session;
    }

    private SessionRef fresh(StoredContext base, SessionRef session) {
        String desk = "bench-%05d".formatted(++desks);
        AdviceBudget budget =
                new AdviceBudget(Money.of("5"), Money.of("60"), new BigDecimal("0.80"), Optional.empty(), "strategies");
        app.getBean(Desks.class)
                .save(TestDesks.desk(
                        desk, DeskSettings.DEFAULT.withAdvisors(List.of(NAME)).withBudget(budget)));
        SessionRef copy = new SessionRef(
                new DeskId(desk), session.tradingDate(), session.session(), session.asOf(), session.replay());
        app.getBean(Contexts.class)
                .store(new StoredContext(
                        copy.decision(), copy.asOf(), base.snapshot().replace(BASE_DESK, desk)));
        return copy;
    }

    private static AdvisorSettings settings(int port) {
        return new AdvisorSettings(
                "openai",
                "gpt-5-mini",
                Optional.of("chat"),
                Optional.of("http://127.0.0.1:" + port + "/v1"),
                Optional.of(KEY_VARIABLE),
                Duration.ofSeconds(30),
                16_000,
                CONTEXT_TOKENS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AdvisorSettings.TokenPrice(
                        "bench", new BigDecimal("0.25"), new BigDecimal("0.025"), new BigDecimal("2"))));
    }
}
