package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.PortHooks;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs whose port hangs, on the real engine. That a model is waited for as long as it thinks is shown by {@code
 * ModelDayProcessIT}, and that a mail server which hangs gets each mail once by {@code OutboxIT}: mail is no job.
 */
@ResourceLock(Lane.STACK)
class HeldJobsIT {
    private static final Duration SOON = Await.PATIENCE;
    private static final String DAY = "2026-10-30";

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final Desks desks = TestStack.bean(Desks.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);

    @Test
    void aPortThatHangsLongerThanTheJobsTimeout_isNotCalledByASecondCopy() throws Exception {
        desks.save(TestDesks.onMarket("hung-broker", "simulated-9001"));
        desks.save(TestDesks.onMarket("hung-feed", "simulated-9002"));
        Hang broker = new Hang(Broker.class, "hung-broker");
        Hang feed = new Hang(MarketFeed.class, "simulated-9002");
        try (AutoCloseable first = PortHooks.add(broker);
                AutoCloseable second = PortHooks.add(feed)) {
            startAt("Task_ReconcileWithBroker", "hung-broker");
            startAt("Task_FetchMarketData", "hung-feed");
            broker.awaitFirst();
            feed.awaitFirst();
            awaitTimeoutOfAJobThatNobodyRenews(Duration.ofSeconds(16));
            assertThat(broker.calls).as("calls of the broker while it hangs").hasValue(1);
            assertThat(feed.calls).as("calls of the data source while it hangs").hasValue(1);
            broker.release();
            feed.release();
            Await.until("the data arrive", SOON, () -> bars("simulated-9002"), count -> count > 0);
        }
    }

    @Test
    void aJobThatIsGone_stopsItsWork() throws Exception {
        desks.save(TestDesks.onMarket("lost-broker", "simulated-9003"));
        Hang broker = new Hang(Broker.class, "lost-broker");
        try (AutoCloseable hook = PortHooks.add(broker)) {
            long instance = startAt("Task_ReconcileWithBroker", "lost-broker");
            broker.awaitFirst();
            engine.newCancelInstanceCommand(instance).send().join();
            assertThat(broker.interrupted.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("the hanging call is interrupted")
                    .isTrue();
            awaitTimeoutOfAJobThatNobodyRenews(Duration.ofSeconds(2));
            assertThat(broker.calls).hasValue(1);
        }
    }

    /** Starts a morning at the task. */
    private long startAt(String element, String desk) {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId("morning-session")
                .latestVersion()
                .variables(Map.of(
                        "deskId",
                        desk,
                        "tradingDate",
                        DAY,
                        "session",
                        "MORNING",
                        "asOf",
                        DAY + "T14:30:00Z",
                        "clock",
                        "replay"))
                .startBeforeElement(element)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** Returns when the engine handed out a job for the second time: by the engine's own clock the timeout has passed. */
    private void awaitTimeoutOfAJobThatNobodyRenews(Duration timeout) throws InterruptedException {
        CountDownLatch activations = new CountDownLatch(2);
        engine.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("held-control")
                                .startEvent()
                                .serviceTask("Task_Control", task -> task.zeebeJobType("held-control"))
                                .endEvent()
                                .done(),
                        "held-control.bpmn")
                .send()
                .join();
        long instance = engine.newCreateInstanceCommand()
                .bpmnProcessId("held-control")
                .latestVersion()
                .send()
                .join()
                .getProcessInstanceKey();
        try (JobWorker control = engine.newWorker()
                .jobType("held-control")
                .handler((client, job) -> activations.countDown())
                .timeout(timeout)
                .open()) {
            assertThat(activations.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("the control job comes back after %s", timeout)
                    .isTrue();
        } finally {
            engine.newCancelInstanceCommand(instance).send().join();
        }
    }

    private int bars(String market) {
        return db.sql("select count(*) from bar_daily where market = :market")
                .param("market", market)
                .query(Integer.class)
                .single();
    }

    /** Holds up the calls of a port that name something. */
    private static final class Hang implements PortHooks.Hook {
        private final Class<?> port;
        private final String about;
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch interrupted = new CountDownLatch(1);

        Hang(Class<?> port, String about) {
            this.port = port;
            this.about = about;
        }

        @Override
        public void before(Class<?> called, String method, List<?> arguments) {
            boolean meant = called.equals(port)
                    && released.getCount() > 0
                    && arguments.stream()
                            .anyMatch(argument -> argument.toString().contains(about));
            if (!meant) {
                return;
            }
            calls.incrementAndGet();
            first.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
                throw new TransientFault("interrupted", e);
            }
        }

        void awaitFirst() throws InterruptedException {
            assertThat(first.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("%s is called", port.getSimpleName())
                    .isTrue();
        }

        void release() {
            released.countDown();
        }
    }
}
