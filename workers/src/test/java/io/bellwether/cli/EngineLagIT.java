package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.bench.LagProbe;
import io.bellwether.cli.bench.StackCpu;
import io.bellwether.cli.common.Obstacles;
import io.bellwether.cli.demo.DayRunner;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.EngineQueries;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operate and Tasklist behind the engine, right after a replayed history. What is asserted holds on a slow machine with
 * other load beside it; {@code ./bellwether lag} asserts the 5 s of a quiet one.
 */
@ResourceLock(Lane.STACK)
@ResourceLock(Lane.STACK_TOO)
class EngineLagIT {
    private static final Logger log = LoggerFactory.getLogger(EngineLagIT.class);
    private static final int DAYS = Integer.getInteger("lag.days", 10);

    @Test
    void rightAfterAReplayedHistory_aNewTaskAndAFinishedStepAreSeen_andTheStackComesToRest()
            throws InterruptedException {
        TestStack.assumeTheEngineIsOurs();
        CamundaClient engine = TestStack.bean(CamundaClient.class);
        var desk = TestDesks.desk("lag");
        TestStack.bean(Desks.class).save(desk);
        LagProbe probe = new LagProbe(engine, TestStack.bean(EngineQueries.class), mark -> {});
        probe.deploy();
        DayRunner runner = new DayRunner(
                engine,
                TestStack.bean(TradingDays.class),
                hint -> Obstacles.from(TestStack.beans(), hint),
                new PrintWriter(System.err));
        ExchangeCalendar calendar = new ExchangeCalendar();
        long begin = System.nanoTime();
        for (LocalDate date : Stream.iterate(LocalDate.of(2026, 8, 3), calendar::next)
                .limit(DAYS)
                .toList()) {
            runner.replay(desk.id(), date);
        }
        double replay = (System.nanoTime() - begin) / 1e9;

        LagProbe.Lag first = probe.measure(Await.PATIENCE);
        LagProbe.Lag second = probe.measure(Await.PATIENCE);
        Map<String, Double> cores =
                new StackCpu(Path.of(TestStack.endpoint("BELLWETHER_SANDBOX_STATE"))).cores(Duration.ofSeconds(10));

        log.warn(
                "{} days replayed in {} s; lag after them {}, then {}; cores of the idle stack {}",
                DAYS,
                replay,
                first,
                second,
                cores);
        assertThat(cores).containsKeys("broker", "opensearch", "webapps", "postgres", "mail");
        assertThat(cores.values().stream().mapToDouble(Double::doubleValue).sum())
                .as("cores that the idle services use: %s", cores)
                .isLessThan(1.0);
    }

    /**
     * Tasklist writes the time of such a task without a fraction, which its own index refuses: its import then stands
     * still for ever, for every task.
     */
    @Test
    void aTaskMadeOnAWholeSecond_isListed_andSoAreThoseAfterIt() throws InterruptedException {
        TestStack.assumeTheEngineIsOurs();
        CamundaClient engine = TestStack.bean(CamundaClient.class);
        LagProbe probe = new LagProbe(engine, TestStack.bean(EngineQueries.class), mark -> {});
        probe.deploy();
        Instant wholeSecond =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        engine.newPinClockCommand().time(wholeSecond).send().join();
        try {
            assertThat(probe.measure(Await.PATIENCE).taskSeconds()).isPositive();
        } finally {
            engine.newResetClockCommand().send().join();
        }
        assertThat(probe.measure(Await.PATIENCE).taskSeconds()).isPositive();
    }
}
