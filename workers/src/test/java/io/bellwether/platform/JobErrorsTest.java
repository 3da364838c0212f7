package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobExceptionHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class JobErrorsTest {
    private final Map<String, Object> sent = new TreeMap<>();

    @Test
    void waitsAsLongAsWhoRefusedAsks() {
        fail(new TransientFault("slow down", null, Optional.of(Duration.ofSeconds(20))), 3);
        assertThat(sent).containsEntry("retries", 2).containsEntry("retryBackoff", Duration.ofSeconds(20));
    }

    @Test
    void waitsTheUsualTimeWhenLessIsAskedOrNothing() {
        fail(new TransientFault("slow down", null, Optional.of(Duration.ofMillis(10))), 3);
        assertThat(sent).containsEntry("retryBackoff", Duration.ofSeconds(5));
        type = "build-report";
        fail(new TransientFault("no connection", null), 8);
        assertThat(sent).containsEntry("retryBackoff", Duration.ofMillis(500));
        type = "submit-order";
        fail(new TransientFault("no connection", null), 8);
        assertThat(sent).containsEntry("retryBackoff", Duration.ofMinutes(1)).containsEntry("retries", 7);
    }

    @Test
    void findsTheFaultInsideWhatWrapsIt() {
        fail(new IllegalStateException(new TransientFault("slow", null, Optional.of(Duration.ofSeconds(30)))), 3);
        assertThat(sent).containsEntry("retryBackoff", Duration.ofSeconds(30)).containsEntry("errorMessage", "slow");
    }

    @Test
    void aModelledFaultIsABpmnError() {
        fail(new BpmnErrorException("ADVISOR_UNAVAILABLE", "nobody there"), 3);
        assertThat(sent)
                .containsEntry("errorCode", "ADVISOR_UNAVAILABLE")
                .containsEntry("variables", Map.of("rejectionReason", "nobody there"))
                .doesNotContainKey("retries");
    }

    @Test
    void aPermanentFaultIsNotTriedAgain() {
        fail(new PermanentFault("no such thing"), 3);
        assertThat(sent).containsEntry("retries", 0);
    }

    @Test
    void aBrokerIsNotTriedAgainAfterTheSessionsWindow() {
        type = "submit-order";
        deadline = Instant.parse("2026-11-20T16:44:30Z");
        variables = Map.of("sessionUntil", "2026-11-20T16:45:00Z", "clock", "live");
        fail(new TransientFault("no connection", null), 37);
        assertThat(sent).as("half a second later is within it").containsEntry("retries", 36);
        fail(new TransientFault("no connection", null), 8);
        assertThat(sent)
                .as("a minute later is not")
                .containsEntry("retries", 0)
                .containsEntry(
                        "errorMessage",
                        "no connection (not tried again: the session's window ended at 2026-11-20T16:45:00Z)");
    }

    @Test
    void aWindowBindsNeitherOwnWorkNorAPacedOrReplayedDayNorWhatCannotBeRead() {
        deadline = Instant.parse("2026-11-20T20:00:00Z");
        variables = Map.of("sessionUntil", "2026-11-20T16:45:00Z", "clock", "live");
        type = "build-report";
        fail(new TransientFault("no connection", null), 8);
        assertThat(sent).containsEntry("retries", 7);
        type = "submit-order";
        for (String clock : List.of("replay", "paced")) {
            variables = Map.of("sessionUntil", "2026-11-20T16:45:00Z", "clock", clock);
            fail(new TransientFault("no connection", null), 8);
            assertThat(sent).as(clock).containsEntry("retries", 7);
        }
        variables = Map.of("sessionUntil", "soon", "clock", "live");
        fail(new TransientFault("no connection", null), 8);
        assertThat(sent).containsEntry("retries", 7);
    }

    @Test
    void aJobThatWasLostIsLeftToWhoeverHasIt() {
        fail(new JobLost("gone"), 3);
        assertThat(sent).isEmpty();
    }

    private String type = "ask-advisor";
    private Instant deadline = Instant.EPOCH;
    private Map<String, Object> variables = Map.of();

    private void fail(Exception exception, int retries) {
        JobErrors errors = new JobErrors(
                new StaticListableBeanFactory().getBeanProvider(Alerts.class),
                new JobBackoff(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(1)),
                new LinkProperties("http://d", "http://o", "http://t", ""));
        ActivatedJob job = proxy(
                ActivatedJob.class,
                Map.of(
                        "getRetries",
                        retries,
                        "getKey",
                        7L,
                        "getType",
                        type,
                        "getProcessInstanceKey",
                        1L,
                        "getVariablesAsMap",
                        variables,
                        "getDeadline",
                        deadline.toEpochMilli(),
                        "getElementId",
                        "e",
                        "getBpmnProcessId",
                        "p"));
        sent.clear();
        JobExceptionHandler handler = errors.getJobExceptionHandler(null);
        handler.handleJobException(
                new JobExceptionHandler.JobExceptionHandlerContext(command(JobClient.class), job, exception));
    }

    /** Anything fluent: keeps what it is called with and goes on with itself. */
    private <T> T command(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (args != null && args.length > 0) {
                sent.put(method.getName(), args[0]);
            }
            return method.getReturnType().isInterface() ? command(method.getReturnType()) : null;
        }));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> results.get(method.getName())));
    }
}
