package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.EngineOverview.Incident;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestStack;
import io.bellwether.watch.app.EngineEye;
import io.bellwether.watch.app.WatchDesks;
import io.bellwether.watch.domain.EngineView;
import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watch beside the real engine, Operate and Tasklist. */
@ResourceLock(Lane.STACK_TOO)
class WatchProcessIT {
    private static final Duration SOON = Await.PATIENCE;

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);
    private final WatchDesks watch = TestStack.bean(WatchDesks.class);
    private final EngineOverview overview = TestStack.bean(EngineOverview.class);

    /** The model stops at a condition that is no boolean: no job fails, so nobody else tells. */
    @Test
    void anInstanceWithoutADeskThatStandsStillIsToldOnceWhenItBeginsAndOnceWhenItIsOver() {
        engine.newDeployResourceCommand()
                .addResourceBytes(model().getBytes(StandardCharsets.UTF_8), "watch-it.bpmn")
                .send()
                .join();
        long instance = engine.newCreateInstanceCommand()
                .bpmnProcessId("watch-it")
                .latestVersion()
                .variables(Map.of("answer", "perhaps"))
                .send()
                .join()
                .getProcessInstanceKey();
        Await.until(
                "it is told",
                SOON,
                () -> {
                    watch.run();
                    return told("INCIDENT");
                },
                list -> !list.isEmpty());
        watch.run();
        watch.run();
        assertThat(told("INCIDENT")).containsExactly("watch-it stands still at 'Gateway_Answer'");
        Incident incident = overview.incidents().stream()
                .filter(open -> open.instance() == instance)
                .findFirst()
                .orElseThrow();
        assertThat(incident.desk()).isEmpty();
        assertThat(overview.states(java.util.Set.of(instance)))
                .containsExactly(Map.entry(instance, EngineOverview.State.ACTIVE));

        engine.newSetVariablesCommand(instance)
                .variables(Map.of("answer", true))
                .send()
                .join();
        engine.newResolveIncidentCommand(incident.key()).send().join();
        Await.until(
                "it is over",
                SOON,
                () -> {
                    watch.run();
                    return told("WATCH_OVER");
                },
                list -> !list.isEmpty());
        watch.run();
        assertThat(told("WATCH_OVER")).containsExactly("Over: watch-it stands still at 'Gateway_Answer'");
        assertThat(told("INCIDENT")).hasSize(1);
    }

    @Test
    void theGatewayTellsItsTimeAndEveryJobTypeIsServed() {
        EngineView view = TestStack.bean(EngineEye.class)
                .look(InstantSource.system().instant())
                .value()
                .orElseThrow();
        assertThat(view.unserved()).isEmpty();
        assertThat(view.skew().orElseThrow()).isBetween(Duration.ofSeconds(-5), Duration.ofSeconds(5));
    }

    @Test
    void anInstanceOfADeskIsFoundByItsVariablesUntilItEnds() {
        engine.newDeployResourceCommand()
                .addResourceBytes(waiting().getBytes(StandardCharsets.UTF_8), "watch-it-waits.bpmn")
                .send()
                .join();
        long instance = engine.newCreateInstanceCommand()
                .bpmnProcessId("watch-it-waits")
                .latestVersion()
                .variables(Map.of("deskId", "watch-it-desk", "orderId", "watch-it-order"))
                .send()
                .join()
                .getProcessInstanceKey();
        Await.until(
                "the instance is found",
                SOON,
                () -> overview.active("watch-it-waits"),
                active -> active.stream()
                        .anyMatch(found -> found.key() == instance
                                && found.desk().equals(Optional.of(new DeskId("watch-it-desk")))));
        assertThat(overview.carried("orderId", List.of("watch-it-order", "another")))
                .containsExactly("watch-it-order");
        Await.until(
                "its task is seen",
                SOON,
                () -> overview.serviceTasks(Instant.parse("2100-01-01T00:00:00Z")),
                tasks -> tasks.stream()
                        .anyMatch(task ->
                                task.instance() == instance && task.elementId().equals("Task_Waits")));
        engine.newCancelInstanceCommand(instance).send().join();
        Await.until(
                "its end is seen",
                SOON,
                () -> overview.states(java.util.Set.of(instance)),
                states -> states.get(instance) == EngineOverview.State.CANCELLED);
        assertThat(overview.carried("orderId", List.of("watch-it-order"))).isEmpty();
    }

    @Test
    void operateAndTasklistBothHaveATaskThatWaitsUntilItIsGone() {
        engine.newDeployResourceCommand()
                .addResourceBytes(asking().getBytes(StandardCharsets.UTF_8), "watch-it-asks.bpmn")
                .send()
                .join();
        long instance = engine.newCreateInstanceCommand()
                .bpmnProcessId("watch-it-asks")
                .latestVersion()
                .send()
                .join()
                .getProcessInstanceKey();
        for (boolean waits : List.of(true, false)) {
            Await.until(
                    "Operate says whether it waits",
                    SOON,
                    () -> overview.userTaskElements(Instant.parse("2100-01-01T00:00:00Z")).stream()
                            .anyMatch(task -> task.instance() == instance
                                    && task.elementId().equals("Task_WatchAsks")),
                    found -> found == waits);
            Await.until(
                    "Tasklist says the same",
                    SOON,
                    () -> overview.userTasks().stream()
                            .anyMatch(task -> task.elementId().equals("Task_WatchAsks")),
                    found -> found == waits);
            if (waits) {
                engine.newCancelInstanceCommand(instance).send().join();
            }
        }
    }

    private List<String> told(String kind) {
        return db.sql("select title from alert where kind = :kind and title like '%watch-it %' order by id")
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private static String model() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="watch" targetNamespace="http://bellwether">
                  <bpmn:process id="watch-it" isExecutable="true">
                    <bpmn:startEvent id="Start"/>
                    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Gateway_Answer"/>
                    <bpmn:exclusiveGateway id="Gateway_Answer"/>
                    <bpmn:sequenceFlow id="Flow_2" sourceRef="Gateway_Answer" targetRef="End">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=answer</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:endEvent id="End"/>
                  </bpmn:process>
                </bpmn:definitions>
                """;
    }

    private static String asking() {
        return waiting()
                .replace("watch-it-waits", "watch-it-asks")
                .replace("Task_Waits", "Task_WatchAsks")
                .replace("<zeebe:taskDefinition type=\"watch-it-nobody\" retries=\"3\"/>", "<zeebe:userTask/>")
                .replace("serviceTask", "userTask");
    }

    private static String waiting() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="waits" targetNamespace="http://bellwether">
                  <bpmn:process id="watch-it-waits" isExecutable="true">
                    <bpmn:startEvent id="Start"/>
                    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task_Waits"/>
                    <bpmn:serviceTask id="Task_Waits"><bpmn:extensionElements>
                      <zeebe:taskDefinition type="watch-it-nobody" retries="3"/></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Waits" targetRef="End"/>
                    <bpmn:endEvent id="End"/>
                  </bpmn:process>
                </bpmn:definitions>
                """;
    }
}
