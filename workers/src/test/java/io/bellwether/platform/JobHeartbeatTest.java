package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.grpc.Status;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobHeartbeatTest {
    private record Beat(long job, Duration timeout) {}

    /** Beats come three times as often. */
    private static final Duration TIMEOUT = Duration.ofMillis(600);

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Queue<Beat> beats = new ConcurrentLinkedQueue<>();
    private final CountDownLatch six = new CountDownLatch(6);
    private volatile CompletionStage<?> answer = CompletableFuture.completedFuture("done");
    private volatile boolean broken;
    private final JobHeartbeat heartbeat = new JobHeartbeat((job, timeout) -> {
        beats.add(new Beat(job, timeout));
        six.countDown();
        if (broken) {
            throw new IllegalStateException("no engine");
        }
        return answer;
    });

    @AfterEach
    void close() {
        heartbeat.close();
    }

    private static ActivatedJob job(long key) {
        return (ActivatedJob) Proxy.newProxyInstance(
                ActivatedJob.class.getClassLoader(),
                new Class<?>[] {ActivatedJob.class},
                (proxy, method, args) -> method.getReturnType() == String.class ? "submit-order" : key);
    }

    @Test
    void putsOffTheTimeoutOfTheJobForAsLongAsTheWorkRuns() throws Exception {
        assertThat(heartbeat.<Boolean>during(job(42), TIMEOUT, hold -> six.await(20, TimeUnit.SECONDS)))
                .as("twice the timeout")
                .isTrue();
        assertThat(beats).hasSizeGreaterThanOrEqualTo(6).containsOnly(new Beat(42, TIMEOUT));
    }

    @Test
    void endsWithTheWork() throws Exception {
        assertThat(heartbeat.<Integer>during(job(42), LONG, hold -> heartbeat.running()))
                .as("while it works")
                .isEqualTo(1);
        assertThat(heartbeat.running()).as("afterwards").isZero();
    }

    @Test
    void endsWithWorkThatFails() {
        assertThatThrownBy(() -> heartbeat.during(job(42), LONG, hold -> {
                    throw new IllegalArgumentException("broken work");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken work");
        assertThat(heartbeat.running()).isZero();
    }

    @Test
    void interruptsTheWorkWhenTheEngineGaveTheJobAway() {
        answer = CompletableFuture.failedFuture(new ClientStatusException(Status.NOT_FOUND, null));
        assertThatThrownBy(() ->
                        heartbeat.during(job(42), TIMEOUT, hold -> new CountDownLatch(1).await(20, TimeUnit.SECONDS)))
                .isInstanceOf(JobLost.class)
                .hasMessageContaining("job 42 (submit-order) is not this worker's any more")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted())
                .as("the interrupt was meant for the work")
                .isFalse();
    }

    @Test
    void interruptsTheWorkWhenTheEngineIsSilentForAsLongAsTheTimeout() {
        answer = new CompletableFuture<>();
        assertThatThrownBy(() ->
                        heartbeat.during(job(42), TIMEOUT, hold -> new CountDownLatch(1).await(20, TimeUnit.SECONDS)))
                .isInstanceOf(JobLost.class)
                .hasMessageContaining("confirmed no sign of life");
        broken = true;
        assertThatThrownBy(() ->
                        heartbeat.during(job(42), TIMEOUT, hold -> new CountDownLatch(1).await(20, TimeUnit.SECONDS)))
                .as("nor can it be asked")
                .isInstanceOf(JobLost.class);
    }

    @Test
    void goesOnAfterATroubleThatPasses() throws Exception {
        broken = true;
        heartbeat.during(job(42), Duration.ofSeconds(2), hold -> {
            while (beats.isEmpty()) {
                Thread.onSpinWait();
            }
            broken = false;
            while (beats.size() < 5) {
                Thread.onSpinWait();
            }
            return true;
        });
        assertThat(beats).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void workThatMissesTheInterruptIsLostAllTheSame() {
        answer = CompletableFuture.failedFuture(new ClientStatusException(Status.NOT_FOUND, null));
        assertThatThrownBy(() -> heartbeat.during(job(42), TIMEOUT, hold -> {
                    while (!Thread.interrupted()) {
                        Thread.onSpinWait();
                    }
                    return "as if nothing had been";
                }))
                .isInstanceOf(JobLost.class);
    }

    @Test
    void anotherActivationInThisProcessStopsTheFirst() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<Throwable> first = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                heartbeat.during(job(42), LONG, hold -> {
                    working.countDown();
                    return new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                });
            } catch (Exception e) {
                first.complete(e);
            }
        });
        assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heartbeat.<String>during(job(42), LONG, hold -> "second")).isEqualTo("second");
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(JobLost.class).hasMessageContaining("out again");
    }

    @Test
    void aLostJobTellsTheEngineNothingAndReachesNothingOutside() {
        answer = CompletableFuture.failedFuture(new ClientStatusException(Status.NOT_FOUND, null));
        AtomicInteger told = new AtomicInteger();
        JobClient client = (JobClient) Proxy.newProxyInstance(
                JobClient.class.getClassLoader(), new Class<?>[] {JobClient.class}, (proxy, method, args) -> {
                    told.incrementAndGet();
                    return null;
                });
        AtomicInteger outside = new AtomicInteger();
        JobHandler handler = (held, job) -> {
            held.newCompleteCommand(1);
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> OutsideCalls.require("Broker.submit")).isInstanceOf(JobLost.class);
            assertThatThrownBy(() -> held.newCompleteCommand(1)).isInstanceOf(JobLost.class);
            outside.incrementAndGet();
        };
        assertThatThrownBy(
                        () -> HeldJobWorkers.held(handler, heartbeat, TIMEOUT).handle(client, job(42)))
                .isInstanceOf(JobLost.class);
        assertThat(told).as("once while it was held").hasValue(1);
        assertThat(outside).hasValue(1);
        OutsideCalls.require("Broker.submit");
    }
}
