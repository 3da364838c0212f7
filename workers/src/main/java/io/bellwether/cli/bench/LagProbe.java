package io.bellwether.cli.bench;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineQueries;
import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures how far what people look at is behind the engine: a small process is started whose first step ends at once
 * and whose second waits for a person; then Operate is asked for the step and Tasklist for the task.
 */
public final class LagProbe {
    private static final String STEP = "Task_End_At_Once";
    private static final Duration POLL = Duration.ofMillis(100);
    /** Before that nobody is disturbed, so that looking around is not part of what is measured. */
    private static final double USUAL_SECONDS = 5;

    private final CamundaClient engine;
    private final EngineQueries queries;
    private final Consumer<DeskId> whileWaiting;

    /** @param whileWaiting is called again and again while an answer takes longer than usual */
    public LagProbe(CamundaClient engine, EngineQueries queries, Consumer<DeskId> whileWaiting) {
        this.engine = engine;
        this.queries = queries;
        this.whileWaiting = whileWaiting;
    }

    /**
     * How late each was.
     *
     * @param taskSeconds until Tasklist listed the new task [s]
     * @param stepSeconds until Operate showed the step as finished [s]
     */
    public record Lag(double taskSeconds, double stepSeconds) {
        double worst() {
            return Math.max(taskSeconds, stepSeconds);
        }
    }

    /** Makes the probe's process known to the engine. */
    public void deploy() {
        engine.newDeployResourceCommand()
                .addResourceBytes(MODEL.getBytes(StandardCharsets.UTF_8), "lag-probe.bpmn")
                .send()
                .join();
    }

    /**
     * One measurement; the instance is cancelled after it.
     *
     * @throws IllegalStateException when one of the two shows nothing within the bound
     */
    public Lag measure(Duration bound) throws InterruptedException {
        DeskId mark = new DeskId("lag-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        long begin = System.nanoTime();
        long instance = engine.newCreateInstanceCommand()
                .bpmnProcessId("lag-probe")
                .latestVersion()
                .variables(Map.of("deskId", mark.value()))
                .send()
                .join()
                .getProcessInstanceKey();
        try {
            double task = Double.NaN;
            double step = Double.NaN;
            while (Double.isNaN(task) || Double.isNaN(step)) {
                double now = (System.nanoTime() - begin) / 1e9;
                if (now * 1000 > bound.toMillis()) {
                    throw new IllegalStateException(
                            "%s shows nothing of a process that started %d s ago; the engine itself has it"
                                    .formatted(Double.isNaN(task) ? "Tasklist" : "Operate", (long) now));
                }
                if (Double.isNaN(task) && answers(() -> !queries.openTasks(mark).isEmpty())) {
                    task = (System.nanoTime() - begin) / 1e9;
                }
                if (Double.isNaN(step)
                        && answers(() -> queries.finishedSteps(instance).contains(STEP))) {
                    step = (System.nanoTime() - begin) / 1e9;
                }
                if (now > USUAL_SECONDS) {
                    whileWaiting.accept(mark);
                }
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
            return new Lag(task, step);
        } finally {
            engine.newCancelInstanceCommand(instance).send().join();
        }
    }

    /** An answer that does not come is one that is not there yet. */
    private static boolean answers(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (TransientFault noAnswer) {
            return false;
        }
    }

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://bellwether.io">
              <bpmn:process id="lag-probe" name="Measure the lag of Operate and Tasklist" isExecutable="true">
                <bpmn:startEvent id="Event_Started"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Started" targetRef="Task_End_At_Once"/>
                <bpmn:scriptTask id="Task_End_At_Once" name="End at once">
                  <bpmn:extensionElements><zeebe:script expression="=1" resultVariable="ended"/></bpmn:extensionElements>
                  <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing>
                </bpmn:scriptTask>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_End_At_Once" targetRef="Task_Wait"/>
                <bpmn:userTask id="Task_Wait" name="Wait to be seen">
                  <bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements>
                  <bpmn:incoming>Flow_2</bpmn:incoming>
                </bpmn:userTask>
              </bpmn:process>
            </bpmn:definitions>
            """;
}
