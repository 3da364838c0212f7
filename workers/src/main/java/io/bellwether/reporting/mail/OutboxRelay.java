package io.bellwether.reporting.mail;

import io.bellwether.reporting.app.mail.DispatchMails;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what the outbox holds, every second, on a thread of its own: a mail server that hangs holds up nothing else. When
 * the application ends it looks once more.
 */
@Component
@ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
class OutboxRelay implements SmartLifecycle {
    private static final long PAUSE_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = 15;

    private final DispatchMails dispatchMails;
    private @Nullable ScheduledExecutorService thread;

    OutboxRelay(DispatchMails dispatchMails) {
        this.dispatchMails = dispatchMails;
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mail-outbox").factory());
        thread.scheduleWithFixedDelay(dispatchMails::run, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        running.shutdown();
        try {
            if (running.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                dispatchMails.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
