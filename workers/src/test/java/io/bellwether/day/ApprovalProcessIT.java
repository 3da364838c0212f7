package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.ApprovalSettings.OnDeadline;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderEvent.Kind;
import io.bellwether.testing.Await;
import io.bellwether.testing.EngineRest;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestStack;
import io.bellwether.testing.WaitingOrder;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may come as the answer to an order that waits, on the real engine with Tasklist. */
@ResourceLock(Lane.STACK)
class ApprovalProcessIT {
    private static final Duration SOON = Await.PATIENCE;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final JdbcClient db = TestStack.bean(JdbcClient.class);

    @Test
    void answersThatSayNothing_areRefusedAndToldWithTheTaskStillOpen_untilOneCounts() throws Exception {
        WaitingOrder order = new WaitingOrder("answers", LONG, OnDeadline.REJECT);
        Future<Object> result = order.ask();
        List<@Nullable Object> nonsense =
                Arrays.asList("maybe", 1, 0, 1.5, null, List.of(true), Map.of("yes", true), "");
        for (Object answer : nonsense) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("orderApproved", answer);
            variables.put("approvedBy", Map.of("name", "nobody"));
            order.publish(variables);
        }
        order.publish(Map.of());
        Await.until("a refusal of each", SOON, () -> alerts(order), told -> told == 9);
        assertThat(order.events(Kind.ANSWER_REFUSED)).hasSize(9);
        assertThat(result).isNotDone();
        assertThat(task("answers")).isPositive();
        order.publish(Map.of("orderApproved", " TRUE ", "approvedBy", "risk-officer", "approvalReason", "seen"));
        assertThat(result.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
        assertThat(order.events(Kind.APPROVED))
                .singleElement()
                .extracting(OrderEvent::actor, OrderEvent::detail)
                .containsExactly("message", "seen (says it is from risk-officer)");
    }

    static Stream<Object> refusals() {
        return Stream.of(false, "false", "No", "rejected");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aNoByMessage_ofAnyForm_endsTheOrder(Object no) throws Exception {
        WaitingOrder order = new WaitingOrder("no-" + Math.abs(no.hashCode()), LONG, OnDeadline.APPROVE);
        Future<Object> result = order.ask();
        order.publish(Map.of("orderApproved", no));
        assertThat(result.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(false);
        assertThat(order.events(Kind.NOT_APPROVED)).hasSize(1);
    }

    @Test
    void approvedInTasklist_whoIsReadFromTheEngineAndNotFromWhatIsTyped() throws Exception {
        WaitingOrder order = new WaitingOrder("tasklist", LONG, OnDeadline.REJECT);
        Future<Object> result = order.ask();
        EngineRest.completeInTasklist(task("tasklist"), Map.of("orderApproved", true, "approvedBy", "somebody-else"));
        assertThat(result.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
        Await.until(
                "the name", SOON, () -> order.events(Kind.APPROVED).getFirst().actor(), "tasklist:demo"::equals);
        assertThat(db.sql("select completed_by from task_completion where subject = :order and task_key is not null")
                        .param("order", order.id())
                        .query(String.class)
                        .single())
                .isEqualTo("tasklist:demo");
    }

    @Test
    void completedByAProgramWithoutAPlainAnswer_aNewTaskOpens_andItsPersonIsNotInvented() throws Exception {
        WaitingOrder order = new WaitingOrder("program", LONG, OnDeadline.REJECT);
        Future<Object> result = order.ask();
        long first = task("program");
        EngineRest.complete(first, Map.of("orderApproved", "yes"));
        long second = Await.until("a new task", SOON, () -> task("program"), key -> key != first);
        EngineRest.complete(second, Map.of("orderApproved", false, "approvalReason", "too thin"));
        assertThat(result.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(false);
        Await.until(
                "that nobody is named",
                SOON,
                () -> order.events(Kind.NOT_APPROVED).getFirst().actor(),
                "engine interface, no user named"::equals);
        assertThat(order.events(Kind.NOT_APPROVED).getFirst().detail()).isEqualTo("too thin");
    }

    @Test
    void nobodyAnswers_theDeadlineDecidesAsTheDeskWants() throws Exception {
        WaitingOrder approving = new WaitingOrder("silence-approves", Duration.ofSeconds(1), OnDeadline.APPROVE);
        WaitingOrder rejecting = new WaitingOrder("silence-rejects", Duration.ofSeconds(1), OnDeadline.REJECT);
        Future<Object> approved = approving.ask();
        Future<Object> rejected = rejecting.ask();
        assertThat(approved.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
        assertThat(rejected.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(false);
        assertThat(rejecting.events(Kind.NOT_APPROVED).getFirst().actor()).isEqualTo("deadline");
    }

    /** Why every condition says {@code get or else(…, false)}: the engine's answer to one that does not. */
    @Test
    void aConditionThatIsNeitherTrueNorFalse_isAnIncidentOfTheEngine() {
        CamundaClient engine = TestStack.bean(CamundaClient.class);
        engine.newDeployResourceCommand()
                .addResourceFromClasspath("engine/bare-condition.bpmn")
                .send()
                .join();
        engine.newCreateInstanceCommand()
                .bpmnProcessId("bare-condition")
                .latestVersion()
                .variables(Map.of("deskId", "bare-condition", "answer", "true"))
                .send()
                .join();
        assertThat(Await.until(
                                "the incident",
                                SOON,
                                () -> EngineRest.incidents("bare-condition"),
                                list -> !list.isEmpty())
                        .getFirst()
                        .message())
                .contains("to be 'BOOLEAN', but was 'NULL'");
    }

    private static long task(String desk) {
        return Await.until("the task of " + desk, SOON, () -> EngineRest.openTasks(desk), tasks -> !tasks.isEmpty())
                .getLast()
                .key();
    }

    private long alerts(WaitingOrder order) {
        return db.sql("select count(*) from alert where desk_id = :desk and kind = 'APPROVAL_ANSWER_REFUSED'")
                .param("desk", order.desk().value())
                .query(Long.class)
                .single();
    }
}
