package io.bellwether.platform;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job in this worker's hands, from its activation until the work ends or the job is lost. Counts the time itself: what
 * the engine did not confirm within the timeout may be another's.
 */
final class JobHold {
    private static final Logger log = LoggerFactory.getLogger(JobHold.class);
    private static final ThreadLocal<JobHold> CURRENT = new ThreadLocal<>();

    private final long key;
    private final String type;
    private final Duration timeout;
    private final Thread worker;
    private volatile long validUntil;
    private volatile @Nullable String lost;
    private boolean ended;

    private JobHold(ActivatedJob job, Duration timeout, Thread worker) {
        this.key = job.getKey();
        this.type = job.getType();
        this.timeout = timeout;
        this.worker = worker;
        this.validUntil = System.nanoTime() + timeout.toNanos();
    }

    /** Begins to hold the job in the thread that works on it. */
    static JobHold begin(ActivatedJob job, Duration timeout) {
        JobHold hold = new JobHold(job, timeout, Thread.currentThread());
        CURRENT.set(hold);
        return hold;
    }

    /** Ends the hold; an interrupt that was meant for the work does not meet what comes after it. */
    synchronized void end() {
        ended = true;
        CURRENT.remove();
        if (lost != null) {
            Thread.interrupted();
        }
    }

    /** @throws JobLost when the job that this thread works on is another's; without a job nothing happens */
    static void requireCurrent() {
        JobHold current = CURRENT.get();
        if (current != null) {
            current.require();
        }
    }

    void require() {
        String why = lost;
        if (why != null) {
            throw new JobLost(describe(why));
        }
    }

    /** What the work's failure means: that of a lost job is no failure of its own. */
    Exception failure(Exception thrown) {
        String why = lost;
        return why == null || thrown instanceof JobLost ? thrown : new JobLost(describe(why), thrown);
    }

    /** The engine put the timeout off; counted from when it was asked. */
    void confirmed(long askedAt) {
        validUntil = Math.max(validUntil, askedAt + timeout.toNanos());
    }

    /** Whether the engine may have handed the job out again. */
    boolean isOverdue() {
        return System.nanoTime() - validUntil > 0;
    }

    /** Stops the work. */
    synchronized void lose(String why) {
        if (ended || lost != null) {
            return;
        }
        lost = why;
        log.warn(describe(why));
        worker.interrupt();
    }

    long key() {
        return key;
    }

    Duration timeout() {
        return timeout;
    }

    private String describe(String why) {
        return "job %d (%s) is not this worker's any more: %s".formatted(key, type, why);
    }
}
