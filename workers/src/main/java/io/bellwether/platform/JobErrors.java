package io.bellwether.platform;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The one place that turns a worker's fault into the engine's reaction: a modelled fault becomes a BPMN error, anything
 * that may work later is retried with back-off, and what no retry mends becomes an incident and an alert with its link.
 */
@Component
class JobErrors implements JobExceptionHandlerSupplier {
    private static final Logger log = LoggerFactory.getLogger(JobErrors.class);
    private static final int MAX_MESSAGE = 1_000;

    private final ObjectProvider<Alerts> alerts;
    private final JobBackoff backoff;
    private final LinkProperties links;

    JobErrors(ObjectProvider<Alerts> alerts, JobBackoff backoff, LinkProperties links) {
        this.alerts = alerts;
        this.backoff = backoff;
        this.links = links;
    }

    @Override
    public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext context) {
        return failure -> handle(failure.getJobClient(), failure.getActivatedJob(), failure.getException());
    }

    private void handle(JobClient client, ActivatedJob job, Exception exception) {
        if (exception instanceof JobLost) {
            log.warn("job {} of instance {} is left to whoever has it now", job.getType(), job.getProcessInstanceKey());
            return;
        }
        Throwable cause = unwrap(exception);
        if (cause instanceof BpmnErrorException fault) {
            throwBpmnError(client, job, fault);
            return;
        }
        WorkKind kind = WorkKind.of(job.getType());
        int left = cause instanceof PermanentFault ? 0 : Math.max(0, job.getRetries() - 1);
        Duration wait = waitBefore(kind, left, cause);
        Optional<Instant> tooLate = left > 0 && kind.isOutside() ? endOfWindow(job, wait) : Optional.empty();
        int retries = tooLate.isPresent() ? 0 : left;
        String message = describe(cause)
                + tooLate.map(end -> " (not tried again: the session's window ended at " + end + ")")
                        .orElse("");
        log.warn(
                "job {} of instance {} failed, {} retries left",
                job.getType(),
                job.getProcessInstanceKey(),
                retries,
                cause);
        if (retries == 0) {
            raiseIncidentAlert(job, message);
        }
        client.newFailCommand(job.getKey())
                .retries(retries)
                .retryBackoff(wait)
                .errorMessage(message)
                .send()
                .exceptionally(lost -> {
                    log.warn(
                            "the engine did not take the failure of job {}: it comes back by its timeout",
                            job.getKey());
                    return null;
                });
    }

    /** The usual back-off, or longer when whoever refused asked for it. */
    private Duration waitBefore(WorkKind kind, int retries, Throwable cause) {
        Duration usual = backoff.beforeRetry(kind, retries);
        return cause instanceof TransientFault fault
                ? fault.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual)
                : usual;
    }

    /**
     * The end of the session's window, when the next try would begin after it. Time is the engine's: the job's deadline says
     * when it was handed out, to the accuracy of its timeout, so that one try too many may be made, and none too few. Only a
     * session by the clock has a window: a paced or replayed one runs at times that its business date knows nothing of.
     */
    private static Optional<Instant> endOfWindow(ActivatedJob job, Duration wait) {
        Map<String, Object> variables = job.getVariablesAsMap();
        if (!(variables.get("sessionUntil") instanceof String until) || !"live".equals(variables.get("clock"))) {
            return Optional.empty();
        }
        Instant end;
        try {
            end = BusinessTime.parse(until);
        } catch (IllegalArgumentException e) {
            log.warn("job {} has a window that cannot be read: {}", job.getKey(), e.getMessage());
            return Optional.empty();
        }
        return Instant.ofEpochMilli(job.getDeadline()).plus(wait).isAfter(end) ? Optional.of(end) : Optional.empty();
    }

    private static void throwBpmnError(JobClient client, ActivatedJob job, BpmnErrorException fault) {
        log.info("job {} ends with {}: {}", job.getType(), fault.code(), fault.getMessage());
        client.newThrowErrorCommand(job.getKey())
                .errorCode(fault.code())
                .errorMessage(describe(fault))
                .variables(Map.of("rejectionReason", describe(fault)))
                .send()
                .exceptionally(lost -> {
                    log.warn("the engine did not take error {} of job {}", fault.code(), job.getKey());
                    return null;
                });
    }

    private void raiseIncidentAlert(ActivatedJob job, String message) {
        Optional<DeskId> desk =
                Optional.ofNullable(job.getVariablesAsMap().get("deskId")).map(id -> new DeskId(id.toString()));
        String link = links.operateInstance(job.getProcessInstanceKey());
        alerts.ifAvailable(port -> port.raise(new Alert(
                "incident:" + job.getKey() + ":" + job.getDeadline(),
                desk,
                Optional.empty(),
                Severity.CRITICAL,
                "JOB_INCIDENT",
                "The task '%s' of %s stopped".formatted(job.getElementId(), job.getBpmnProcessId()),
                "%s%n%nMend the cause, then retry the incident in Operate: the day goes on from this task."
                        .formatted(message),
                link)));
    }

    private static Throwable unwrap(Throwable exception) {
        Throwable cause = exception;
        while (!isFault(cause) && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return isFault(cause) ? cause : exception;
    }

    private static boolean isFault(Throwable t) {
        return t instanceof BpmnErrorException || t instanceof PermanentFault || t instanceof TransientFault;
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }
}
