package io.bellwether.testing;

import io.bellwether.BellwetherApplication;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.sandbox.SandboxProcess;
import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.JobHandlerFactory;
import io.camunda.client.jobhandling.JobWorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Days by the clock with a clock that a test moves: a broker, a PostgreSQL and a mailbox of their own, and the
 * application in this JVM. The engine's clock and the application's are moved together and go on at their usual pace
 * from there. Time only goes forward: a test takes the first trading days that nobody used yet, and its desks are
 * retired when it is done, so that later days are not theirs.
 */
public final class LiveStack {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    /** A Saturday: the market clock, which caught up with months, opens nothing. */
    private static final Instant BEGIN = Instant.parse("2027-02-27T12:00:00Z");

    private LiveStack() {}

    /** Faults that the application's ports show while they are set. */
    public static final class Faults {
        /** Whether no source delivers market data. */
        public static volatile boolean marketDataGone;

        private Faults() {}
    }

    private static final class Running {
        static final MovingClock CLOCK = new MovingClock(BEGIN);
        static final VendorPark VENDORS = new VendorPark();
        static final SandboxProcess SANDBOX = startSandbox();
        static ConfigurableApplicationContext application;

        static {
            application = startApplication(SANDBOX.endpoints());
            CLOCK.begin(application.getBean(CamundaClient.class));
            VENDORS.clock(CLOCK::now);
            retire(new DeskId("live-main"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                CLOCK.end();
                application.close();
                SANDBOX.close();
            }));
        }

        private static SandboxProcess startSandbox() {
            try {
                return SandboxProcess.start(
                        Files.createTempDirectory("bellwether-live-stack"), List.of("broker", "postgres", "mail"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ConfigurableApplicationContext startApplication(Map<String, String> endpoints) {
        Stream<String> services = endpoints.entrySet().stream()
                .filter(e -> !e.getKey().equals("SERVER_PORT"))
                .map(e -> "--" + property(e.getKey()) + "=" + e.getValue());
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--bellwether.serve=true",
                "--bellwether.desk.id=live-main",
                "--bellwether.clock.file=" + Running.CLOCK.file(),
                "--bellwether.jobs.initial=PT0.05S",
                "--bellwether.jobs.longest=PT0.2S",
                "--logging.level.root=warn");
        return new SpringApplicationBuilder(BellwetherApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> {
                    context.getBeanFactory().addBeanPostProcessor(new FaultyFeeds());
                    context.getBeanFactory().addBeanPostProcessor(new WatchedWorkers());
                })
                .run(Stream.of(services, own, Running.VENDORS.arguments().stream())
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }

    private static String property(String variable) {
        return switch (variable) {
            case "CAMUNDA_CLIENT_GRPC_ADDRESS" -> "camunda.client.grpc-address";
            case "CAMUNDA_CLIENT_REST_ADDRESS" -> "camunda.client.rest-address";
            default -> variable.toLowerCase(Locale.ROOT).replace('_', '.');
        };
    }

    /** The application's bean of the type. */
    public static <T> T bean(Class<T> type) {
        return Running.application.getBean(type);
    }

    /** The client of the engine. */
    public static CamundaClient engine() {
        return bean(CamundaClient.class);
    }

    /** The database. */
    public static JdbcClient db() {
        return bean(JdbcClient.class);
    }

    /** The supervised services, for a test that kills one. */
    public static SandboxProcess sandbox() {
        return Running.SANDBOX;
    }

    /** The vendors of market data that the application asks; they tell the same time. */
    public static VendorPark vendors() {
        return Running.VENDORS;
    }

    /** The time of engine and application. */
    public static Instant now() {
        return Running.CLOCK.now();
    }

    /** Moves engine and application forward to the moment; the clock goes on from there. */
    public static void moveTo(Instant moment) {
        Running.CLOCK.moveTo(moment);
    }

    /** Moves to a time of the day in New York. */
    public static void moveTo(LocalDate date, String newYork) {
        moveTo(at(date, newYork));
    }

    /** A time of the day in New York [UTC]. */
    public static Instant at(LocalDate date, String newYork) {
        return date.atTime(LocalTime.parse(newYork))
                .atZone(ExchangeCalendar.ZONE)
                .toInstant();
    }

    /** The first trading day that begins after the present one. */
    public static LocalDate nextDay() {
        return CALENDAR.next(now().atZone(ExchangeCalendar.ZONE).toLocalDate());
    }

    /** The trading day after the given one. */
    public static LocalDate after(LocalDate date) {
        return CALENDAR.next(date);
    }

    /** Moves to the night before the first trading day that nobody used yet, so that a desk begins with all of it. */
    public static LocalDate newDay() {
        LocalDate day = nextDay();
        moveTo(day, "05:00");
        return day;
    }

    /** Saves the desk; the market clock opens its days from now on, and today's at once when its time has come. */
    public static DeskId open(Desk desk) {
        bean(Desks.class).save(desk);
        return desk.id();
    }

    /** Opens no more days for the desk. */
    public static void retire(DeskId desk) {
        Desks desks = bean(Desks.class);
        desks.save(desks.get(desk).withActive(false));
    }

    /** Waits for a fact. */
    public static <T> T await(String what, Supplier<T> value, Predicate<T> fits) {
        return Await.until(what, Await.PATIENCE, value, fits);
    }

    /** Stops the application as a shutdown does; engine, database and clock go on. */
    public static void stopApplication() {
        Running.CLOCK.end();
        Running.application.close();
    }

    /** Starts it again. */
    public static void startApplication() {
        Running.application = startApplication(Running.SANDBOX.endpoints());
        Running.CLOCK.begin(Running.application.getBean(CamundaClient.class));
    }

    /**
     * The service tasks of a desk's session for which the engine handed out jobs so far, in their order, each once, e.g.
     * {@code midday-check/Task_KeepStops}.
     */
    public static List<String> walked(DeskId desk, Session session) {
        return WatchedWorkers.JOBS.stream()
                .filter(job -> job.desk().equals(desk.value()) && job.session().equals(session.name()))
                .map(Handed::task)
                .distinct()
                .toList();
    }

    /** How often the engine handed out the job of a task of a desk's session so far. */
    public static long handed(DeskId desk, Session session, String task) {
        return WatchedWorkers.JOBS.stream()
                .filter(new Handed(desk.value(), session.name(), task)::equals)
                .count();
    }

    private record Handed(String desk, String session, String task) {}

    /** Workers that keep which jobs they were handed. */
    private static final class WatchedWorkers implements BeanPostProcessor {
        static final Queue<Handed> JOBS = new ConcurrentLinkedQueue<>();

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof JobWorkerFactory factory ? new Watching(factory) : bean;
        }

        private static final class Watching extends JobWorkerFactory {
            private final JobWorkerFactory factory;

            Watching(JobWorkerFactory factory) {
                super(null, null, null, null);
                this.factory = factory;
            }

            @Override
            public JobWorker createJobWorker(CamundaClient client, JobWorkerValue worker, JobHandlerFactory handlers) {
                return factory.createJobWorker(client, worker, context -> {
                    JobHandler handler = handlers.getJobHandler(context);
                    return (jobs, job) -> {
                        JOBS.add(handed(job));
                        handler.handle(jobs, job);
                    };
                });
            }

            private static Handed handed(ActivatedJob job) {
                Map<String, Object> variables = job.getVariablesAsMap();
                return new Handed(
                        String.valueOf(variables.get("deskId")),
                        String.valueOf(variables.get("session")),
                        job.getBpmnProcessId() + "/" + job.getElementId());
            }
        }
    }

    /** Feeds that have nothing while {@link Faults#marketDataGone}. */
    private static final class FaultyFeeds implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof MarketFeed)) {
                return bean;
            }
            return Proxy.newProxyInstance(
                    MarketFeed.class.getClassLoader(),
                    new Class<?>[] {MarketFeed.class},
                    (proxy, method, arguments) -> {
                        if (Faults.marketDataGone && !method.getName().equals("kind")) {
                            throw new BpmnErrorException("MARKET_DATA_UNAVAILABLE", "the source is away, a test says");
                        }
                        try {
                            return method.invoke(bean, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
