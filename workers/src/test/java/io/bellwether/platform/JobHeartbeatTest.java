package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobHeartbeatTest {
    private record Beat(long job, Duration timeout) {}

    private static final Duration INTERVAL = Duration.ofMillis(5);

    private final Queue<Beat> beats = new ConcurrentLinkedQueue<>();
    private final CountDownLatch three = new CountDownLatch(3);
    private boolean broken;
    private final JobHeartbeat heartbeat = new JobHeartbeat(
            (job, timeout) -> {
                beats.add(new Beat(job, timeout));
                three.countDown();
                if (broken) {
                    throw new IllegalStateException("no engine");
                }
            },
            INTERVAL);

    @AfterEach
    void close() {
        heartbeat.close();
    }

    private static ActivatedJob job(long key) {
        return (ActivatedJob) Proxy.newProxyInstance(
                ActivatedJob.class.getClassLoader(), new Class<?>[] {ActivatedJob.class}, (proxy, method, args) -> key);
    }

    private boolean threeBeats() {
        try {
            return three.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void putsOffTheTimeoutOfTheJobWhileTheWorkRuns() {
        assertThat(heartbeat.during(job(42), this::threeBeats)).isTrue();
        assertThat(beats).hasSizeGreaterThanOrEqualTo(3).containsOnly(new Beat(42, Duration.ofSeconds(15)));
    }

    @Test
    void endsWithTheWork() {
        assertThat(heartbeat.<Integer>during(job(42), heartbeat::running))
                .as("while it works")
                .isEqualTo(1);
        assertThat(heartbeat.running()).as("afterwards").isZero();
    }

    @Test
    void endsWithWorkThatFails() {
        assertThatThrownBy(() -> heartbeat.during(job(42), () -> {
                    throw new IllegalArgumentException("broken work");
                }))
                .hasMessage("broken work");
        assertThat(heartbeat.running()).isZero();
    }

    @Test
    void goesOnAfterABeatThatFailed() {
        broken = true;
        assertThat(heartbeat.during(job(42), this::threeBeats)).isTrue();
    }
}
