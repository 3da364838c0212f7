package io.bellwether.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.desk.app.DaySignal;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.halt.StopSignal;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.OutsideCall;
import io.bellwether.platform.WorkKind;
import io.bellwether.rebalance.app.RebalanceStart;
import io.bellwether.reporting.app.mail.Mailer;
import io.camunda.client.annotation.JobWorker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of kinds of work says of each job type what its worker's use case can reach. */
class WorkKindTest {
    private static final Map<Class<?>, WorkKind> KINDS = Map.of(
            MarketFeed.class, WorkKind.MARKET_DATA, Broker.class, WorkKind.BROKER, Advisor.class, WorkKind.MODEL);

    /** What each method calls of the application: most handlers reach the same ones. */
    private static final Map<JavaCodeUnit, List<JavaCodeUnit>> CALLED = new ConcurrentHashMap<>();

    @Test
    void everyJobTypeIsOfTheKindThatItsUseCaseReaches() {
        Map<String, WorkKind> reached = new TreeMap<>();
        Map<String, WorkKind> stated = new TreeMap<>();
        ApplicationClasses.ALL.stream()
                .forEach(worker -> worker.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(JobWorker.class))
                        .forEach(method -> {
                            String type =
                                    method.getAnnotationOfType(JobWorker.class).type();
                            reached.put(type, kind(method));
                            stated.put(type, WorkKind.of(type));
                        }));
        assertThat(stated).hasSizeGreaterThan(40).isEqualTo(reached);
    }

    @Test
    void theTableNamesNoJobTypeThatNobodyServes() {
        Set<String> served = new HashSet<>();
        ApplicationClasses.ALL.stream()
                .forEach(worker -> worker.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(JobWorker.class))
                        .forEach(method -> served.add(
                                method.getAnnotationOfType(JobWorker.class).type())));
        assertThat(Stream.of(WorkKind.values()).flatMap(kind -> kind.jobTypes().stream()))
                .isSubsetOf(served)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPortToTheOutsideIsMarked() {
        assertThat(List.of(
                        Broker.class,
                        StopSignal.class,
                        OrderNews.class,
                        RebalanceStart.class,
                        DaySignal.class,
                        MarketFeed.class,
                        Mailer.class,
                        Advisor.class,
                        EngineQueries.class))
                .allSatisfy(port -> assertThat(port).hasAnnotation(OutsideCall.class));
    }

    private static WorkKind kind(JavaMethod handler) {
        Set<JavaClass> ports = outsidePorts(handler);
        return KINDS.entrySet().stream()
                .filter(entry -> ports.stream().anyMatch(port -> port.isEquivalentTo(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(WorkKind.OWN);
    }

    /** Marked ports that the handler may call, through methods of the application's own classes. */
    private static Set<JavaClass> outsidePorts(JavaMethod handler) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Set<JavaClass> ports = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(handler));
        while (!open.isEmpty()) {
            JavaCodeUnit method = open.pop();
            if (!seen.add(method)) {
                continue;
            }
            CALLED.computeIfAbsent(method, WorkKindTest::called).forEach(called -> {
                if (!called.getOwner().isAnnotatedWith(OutsideCall.class)) {
                    open.push(called);
                } else if (!called.isAnnotatedWith(OutsideCall.Local.class)) {
                    ports.add(called.getOwner());
                }
            });
        }
        return ports;
    }

    private static List<JavaCodeUnit> called(JavaCodeUnit method) {
        return Stream.<JavaCodeUnitAccess<?>>concat(
                        method.getCallsFromSelf().stream(), method.getCodeUnitReferencesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getPackageName().startsWith("io.bellwether"))
                .map(access -> access.getTarget().resolveMember())
                .flatMap(Optional::stream)
                .<JavaCodeUnit>map(called -> called)
                .filter(called -> called.getOwner().getPackageName().startsWith("io.bellwether"))
                .toList();
    }
}
