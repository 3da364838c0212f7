package io.bellwether.platform;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps a job in this worker's hands: while the work runs, the job's short timeout is put off again and again. A killed
 * worker sends nothing more, so its job is handed out again after that short timeout, however long the work is. A worker
 * that lost its job, because the engine says so or did not answer for as long as the timeout, is interrupted.
 */
@Component
class JobHeartbeat {
    private static final Logger log = LoggerFactory.getLogger(JobHeartbeat.class);

    /** Beats within one timeout. */
    private static final int BEATS = 3;

    /** Puts off the timeout of a job; must not block. The stage fails when the engine did not do it. */
    interface Postpone {
        CompletionStage<?> send(long jobKey, Duration timeout);
    }

    private final Postpone postpone;
    private final ScheduledThreadPoolExecutor pulse;
    private final ConcurrentMap<Long, JobHold> held = new ConcurrentHashMap<>();

    @Autowired
    JobHeartbeat(ObjectProvider<CamundaClient> engine) {
        this((job, timeout) -> engine.getObject()
                .newUpdateTimeoutCommand(job)
                .timeout(timeout)
                .requestTimeout(timeout)
                .send());
    }

    JobHeartbeat(Postpone postpone) {
        this.postpone = postpone;
        this.pulse = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("job-heartbeat").factory());
        pulse.setRemoveOnCancelPolicy(true);
    }

    /** A piece of work that is told which hold it runs under. */
    interface Work<T> {
        T run(JobHold hold) throws Exception;
    }

    /**
     * Does the work and returns what it returns; the heartbeat ends with it, however it ends.
     *
     * @param timeout the timeout that the job was handed out with
     * @throws JobLost when the job was lost before the work was done
     */
    <T> T during(ActivatedJob job, Duration timeout, Work<T> work) throws Exception {
        JobHold hold = JobHold.begin(job, timeout);
        JobHold before = held.put(hold.key(), hold);
        if (before != null) {
            before.lose("the engine handed it out again");
        }
        long interval = timeout.dividedBy(BEATS).toMillis();
        ScheduledFuture<?> beat =
                pulse.scheduleAtFixedRate(() -> beat(hold), interval, interval, TimeUnit.MILLISECONDS);
        try {
            T result = work.run(hold);
            hold.require();
            return result;
        } catch (Exception e) {
            throw hold.failure(e);
        } finally {
            beat.cancel(false);
            held.remove(hold.key(), hold);
            hold.end();
        }
    }

    /** A beat that fails is not the last: an exception would end the schedule. */
    private void beat(JobHold hold) {
        if (hold.isOverdue()) {
            hold.lose("the engine confirmed no sign of life for " + hold.timeout());
            return;
        }
        long askedAt = System.nanoTime();
        try {
            postpone.send(hold.key(), hold.timeout()).whenComplete((done, failure) -> {
                if (failure == null) {
                    hold.confirmed(askedAt);
                } else if (isAnothers(failure)) {
                    hold.lose("the engine does not know it as active");
                } else {
                    log.warn("the timeout of job {} was not put off: {}", hold.key(), failure.getMessage());
                }
            });
        } catch (RuntimeException e) {
            log.warn("the timeout of job {} could not be put off", hold.key(), e);
        }
    }

    /** The engine refuses to put off what is done, cancelled, or waits to be handed out. */
    private static boolean isAnothers(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientStatusException status) {
                return status.getStatusCode() == Status.Code.NOT_FOUND
                        || status.getStatusCode() == Status.Code.FAILED_PRECONDITION;
            }
        }
        return false;
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
