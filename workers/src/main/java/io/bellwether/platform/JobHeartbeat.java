package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps a long job in this worker's hands: while the work runs, the job's short timeout is put off again and again. A
 * killed worker sends nothing more, so its job is handed out again after that short timeout, however long the work is.
 */
@Component
public class JobHeartbeat {
    /** How long the engine waits for the next sign of life. */
    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(JobHeartbeat.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Puts off the timeout of a job; must not block. */
    interface Postpone {
        void accept(long jobKey, Duration timeout);
    }

    private final Postpone postpone;
    private final ScheduledThreadPoolExecutor pulse;
    private final Duration interval;

    @Autowired
    JobHeartbeat(ObjectProvider<CamundaClient> engine) {
        this((job, timeout) -> engine.ifAvailable(client -> send(client, job, timeout)), INTERVAL);
    }

    JobHeartbeat(Postpone postpone, Duration interval) {
        this.postpone = postpone;
        this.interval = interval;
        this.pulse = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("job-heartbeat").factory());
        pulse.setRemoveOnCancelPolicy(true);
    }

    /** Does the work and returns what it returns; the heartbeat ends with it, however it ends. */
    public <T> T during(ActivatedJob job, Supplier<T> work) {
        long key = job.getKey();
        ScheduledFuture<?> beat = pulse.scheduleAtFixedRate(
                () -> beat(key), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            beat.cancel(false);
        }
    }

    /** A beat that fails is not the last: an exception would end the schedule. */
    private void beat(long key) {
        try {
            postpone.accept(key, TIMEOUT);
        } catch (RuntimeException e) {
            log.warn("the timeout of job {} could not be put off", key, e);
        }
    }

    private static void send(CamundaClient client, long job, Duration timeout) {
        client.newUpdateTimeoutCommand(job).timeout(timeout).send().exceptionally(lost -> {
            log.warn("the engine did not put off the timeout of job {}: {}", job, lost.getMessage());
            return null;
        });
    }

    /** Jobs whose timeout is being put off now. */
    int running() {
        return pulse.getQueue().size();
    }

    @PreDestroy
    void close() {
        pulse.shutdownNow();
    }
}
