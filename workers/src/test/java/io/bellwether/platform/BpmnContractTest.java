package io.bellwether.platform;

import static io.bellwether.platform.ProcessModels.extensions;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.ProcessModels.Model;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.Task;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeVersionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every process model promises to the code, to the operator and to the other models. */
class BpmnContractTest {
    private static final Set<String> ERROR_CODES = Set.of(
            "ADVISOR_UNAVAILABLE",
            "DESK_HALTED",
            "INSUFFICIENT_FUNDS",
            "LEDGER_BROKEN",
            "MARKET_CLOSED",
            "MARKET_DATA_UNAVAILABLE",
            "ORDER_EXPIRED",
            "ORDER_REJECTED");
    private static final Set<String> MESSAGES = Set.of(
            "desk-released",
            "emergency-stop",
            "flatten-requested",
            "order-approval",
            "order-updated",
            "rebalance-stopped",
            "trading-day-opened",
            "trading-day-stopped");
    private static final List<String> COMMON_VARIABLES = List.of("deskId", "tradingDate", "session", "asOf", "clock");
    /** What a day is given; its sessions' variables come from its plan. */
    private static final List<String> DAY_VARIABLES = List.of("deskId", "tradingDate");

    private static final Set<String> TRADING =
            Set.of("morning-session", "midday-check", "closing-session", "decide-and-trade");
    private static final Set<String> BOOKING = Set.of(
            "morning-session",
            "midday-check",
            "closing-session",
            "decide-and-trade",
            "missed-session",
            "place-order",
            "settle-with-broker",
            "work-order");
    private static final int MOST_ACTIVITIES = 16;
    /** What a screen shows in Operate without scrolling [pixels]. */
    private static final int WIDEST = 1_700;

    static List<Model> models() {
        return ProcessModels.all();
    }

    @Test
    void theProcessesAreThere() {
        assertThat(models())
                .extracting(Model::id)
                .containsExactly(
                        "approve-order",
                        "backtest",
                        "cancel-orders",
                        "closing-session",
                        "daily-report",
                        "decide-and-trade",
                        "emergency-stop",
                        "fetch-prices",
                        "market-clock",
                        "midday-check",
                        "missed-session",
                        "morning-session",
                        "place-order",
                        "rebalance",
                        "refresh-universe",
                        "replay-day",
                        "settle-with-broker",
                        "submit-order",
                        "trading-day",
                        "work-order");
    }

    @ParameterizedTest
    @MethodSource("models")
    void fileNameIsTheIdOfItsOnlyExecutableProcess(Model model) {
        assertThat(model.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(model.id());
            assertThat(process.isExecutable()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsFollowTheScheme(Model model) {
        List<String> strange = new ArrayList<>();
        for (FlowElement element : model.all(FlowElement.class)) {
            if (!element.getId().matches(ElementIds.prefix(element) + "_[A-Z][A-Za-z0-9]*")) {
                strange.add(element.getId());
            }
        }
        model.all(Message.class).stream()
                .map(Message::getId)
                .filter(id -> !id.startsWith("Message_"))
                .forEach(strange::add);
        model.all(Error.class).stream()
                .map(Error::getId)
                .filter(id -> !id.startsWith("Error_"))
                .forEach(strange::add);
        assertThat(strange).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingAnOperatorSeesIsNamed(Model model) {
        List<String> unnamed = new ArrayList<>();
        for (FlowElement element : model.all(FlowElement.class)) {
            boolean plain = element instanceof SequenceFlow flow && !answersAQuestion(flow) || isPlainGateway(element);
            if (plain != isBlank(element.getName())) {
                unnamed.add(element.getId());
            }
        }
        assertThat(unnamed).isEmpty();
        assertThat(model.process().getName()).isNotBlank();
        assertThat(model.process().getDocumentations())
                .singleElement()
                .satisfies(text -> assertThat(text.getTextContent()).isNotBlank());
    }

    /** An operator who looks at one element alone reads what it does to orders and money. */
    @ParameterizedTest
    @MethodSource("models")
    void everyStepAndEveryFaultIsDocumented(Model model) {
        List<String> silent = new ArrayList<>();
        Stream.concat(model.all(Activity.class).stream(), model.all(BoundaryEvent.class).stream())
                .filter(part -> !(part instanceof SubProcess))
                .filter(part -> part.getDocumentations().isEmpty())
                .map(FlowElement::getId)
                .forEach(silent::add);
        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void splitsAskQuestionsAndHaveADefaultAnswer(Model model) {
        for (ExclusiveGateway gateway : model.all(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
            assertThat(gateway.getDefault())
                    .as("default flow of %s", gateway.getId())
                    .isNotNull();
            for (SequenceFlow flow : gateway.getOutgoing()) {
                boolean isDefault = flow.equals(gateway.getDefault());
                assertThat(flow.getConditionExpression() == null)
                        .as("%s has no condition", flow.getId())
                        .isEqualTo(isDefault);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void gatewaysEitherSplitOrJoin(Model model) {
        assertThat(model.all(Gateway.class))
                .allSatisfy(gateway -> assertThat(gateway.getIncoming().size() > 1)
                        .as(gateway.getId())
                        .isNotEqualTo(gateway.getOutgoing().size() > 1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void serviceTasksNameTheirJobTypeAndRetries(Model model) {
        assertThat(ProcessModels.jobTasks(model)).allSatisfy(task -> {
            ZeebeTaskDefinition job = only(task, ZeebeTaskDefinition.class);
            assertThat(job.getType()).isEqualTo(ProcessModels.kebab(task.getId().substring("Task_".length())));
            assertThat(job.getAttributeValue("retries"))
                    .as("retries of %s", task.getId())
                    .matches("[1-9]\\d*");
        });
    }

    @Test
    void theSameJobHasTheSameNameAndRetriesEverywhere() {
        Set<String> facts = new TreeSet<>();
        for (Model model : models()) {
            for (Task task : ProcessModels.jobTasks(model)) {
                ZeebeTaskDefinition job = only(task, ZeebeTaskDefinition.class);
                facts.add(job.getType() + " '" + task.getName() + "' " + job.getRetries());
            }
        }
        assertThat(facts).hasSameSizeAs(ProcessModels.jobTypes());
    }

    @Test
    void errorCodesAreTheKnownOnesAndEachIsCaught() {
        Set<String> declared = new TreeSet<>();
        for (Model model : models()) {
            for (Error error : model.all(Error.class)) {
                assertThat(error.getName()).isEqualTo(error.getErrorCode());
                declared.add(error.getErrorCode());
            }
        }
        assertThat(declared).isEqualTo(new TreeSet<>(ERROR_CODES));
    }

    @Test
    void messagesAreTheKnownOnes() {
        Set<String> names = new TreeSet<>();
        models().forEach(model -> model.all(Message.class).forEach(message -> names.add(message.getName())));
        assertThat(names).isEqualTo(new TreeSet<>(MESSAGES));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aWaitForAMessageSaysWhoseMessage(Model model) {
        for (MessageEventDefinition definition : model.all(MessageEventDefinition.class)) {
            BaseElement event = (BaseElement) definition.getParentElement();
            boolean startsTheProcess = event instanceof StartEvent && event.getParentElement() instanceof Process;
            assertThat(extensions(definition.getMessage(), ZeebeSubscription.class))
                    .as("correlation key at %s", event.getId())
                    .hasSize(startsTheProcess ? 0 : 1);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void calledProcessesExistAndGetOnlyWhatIsHandedOver(Model model) {
        Set<String> processes = ProcessModels.ids(ProcessModels.BPMN, ".bpmn");
        assertThat(model.all(CallActivity.class)).allSatisfy(call -> {
            ZeebeCalledElement called = only(call, ZeebeCalledElement.class);
            assertThat(processes).contains(called.getProcessId());
            assertThat(called.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
            assertThat(called.getAttributeValue("propagateAllParentVariables")).isEqualTo("false");
            assertThat(called.getAttributeValue("propagateAllChildVariables")).isEqualTo("false");
            assertThat(only(call, ZeebeIoMapping.class).getInputs())
                    .extracting(ZeebeInput::getTarget)
                    .containsAll(called.getProcessId().equals("replay-day") ? DAY_VARIABLES : COMMON_VARIABLES);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void peopleGetAFormOfThisDeployment(Model model) {
        Set<String> forms = ProcessModels.ids(ProcessModels.FORMS, ".form");
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            ZeebeFormDefinition form = only(task, ZeebeFormDefinition.class);
            assertThat(extensions(task, ZeebeUserTask.class)).hasSize(1);
            assertThat(form.getFormId())
                    .isIn(forms)
                    .isEqualTo(ProcessModels.kebab(task.getId().substring("Task_".length())));
            assertThat(form.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void decisionsAreTablesOfThisDeployment(Model model) {
        Set<String> decisions = ProcessModels.ids(ProcessModels.BPMN, ".dmn");
        assertThat(model.all(BusinessRuleTask.class)).allSatisfy(task -> {
            ZeebeCalledDecision decision = only(task, ZeebeCalledDecision.class);
            assertThat(decisions).contains(decision.getDecisionId());
            assertThat(decision.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void fitsOnOneScreen(Model model) {
        assertThat(model.all(Activity.class).stream().filter(part -> !(part instanceof SubProcess)))
                .hasSizeLessThanOrEqualTo(MOST_ACTIVITIES);
        assertThat(right(model) - left(model)).as("width").isLessThanOrEqualTo(WIDEST);
    }

    private static double left(Model model) {
        return model.all(Bounds.class).stream().mapToDouble(Bounds::getX).min().orElseThrow();
    }

    private static double right(Model model) {
        return model.all(Bounds.class).stream()
                .mapToDouble(bounds -> bounds.getX() + bounds.getWidth())
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("models")
    void pictureShowsTheModelAsItIs(Model model) {
        assertThat(ProcessModels.IMAGES.resolve(model.id() + ".svg"))
                .as("render the pictures anew: see bpmn/README.md")
                .content()
                .contains(RenderModels.stamp(model.path()));
    }

    @Test
    void everyPictureHasItsModel() {
        Set<String> expected = new TreeSet<>(ProcessModels.ids(ProcessModels.BPMN, ".bpmn"));
        expected.add("overview");
        assertThat(ProcessModels.ids(ProcessModels.IMAGES, ".svg")).isEqualTo(expected);
    }

    @Test
    void overviewShowsWhichProcessStartsWhich() {
        assertThat(ProcessModels.IMAGES.resolve(OverviewPicture.FILE))
                .as("render the pictures anew: see bpmn/README.md")
                .content()
                .isEqualTo(OverviewPicture.draw(models()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelHasAVersionTag(Model model) {
        assertThat(extensions(model.process(), ZeebeVersionTag.class))
                .singleElement()
                .satisfies(tag -> assertThat(tag.getValue()).isNotBlank());
    }

    /** So that an operator reads in the variables of a call what came of it. */
    @ParameterizedTest
    @MethodSource("models")
    void everyEndSaysItsOutcomeAndEveryCallTakesIt(Model model) {
        for (EndEvent end : model.all(EndEvent.class)) {
            if (end.getEventDefinitions().isEmpty()) {
                assertThat(outputs(end)).as(end.getId()).containsEntry("outcome", "=\"" + end.getName() + "\"");
            }
        }
        for (CallActivity call : model.all(CallActivity.class)) {
            assertThat(outputs(call).values()).as(call.getId()).anyMatch(source -> source.contains("outcome"));
        }
    }

    /** How many orders left the desk and how many executions are booked stands beside the outcome. */
    @ParameterizedTest
    @MethodSource("models")
    void everyCallThatTradesOrBooksTakesItsCounts(Model model) {
        for (CallActivity call : model.all(CallActivity.class)) {
            String called = only(call, ZeebeCalledElement.class).getProcessId();
            String taken = String.join(" ", outputs(call).values());
            assertThat(taken.contains("fillsBooked")).as(call.getId()).isEqualTo(BOOKING.contains(called));
            assertThat(taken.contains("ordersPlaced")).as(call.getId()).isEqualTo(TRADING.contains(called));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aSendTaskNamesTheMessagesThatAModelWaitsFor(Model model) {
        for (SendTask task : model.all(SendTask.class)) {
            assertThat(ProcessModels.sends(task)).as(task.getId()).isNotEmpty().isSubsetOf(MESSAGES);
        }
    }

    @Test
    void messagesBetweenProcessesAreSeenInTheOverview() {
        assertThat(OverviewPicture.draw(models()))
                .contains(
                        "Market clock to Trading day: trading-day-opened",
                        "Emergency stop to Rebalance: rebalance-stopped",
                        "Emergency stop to Trading day: desk-released, trading-day-opened, trading-day-stopped");
    }

    private static Map<String, String> outputs(BaseElement element) {
        return extensions(element, ZeebeIoMapping.class).stream()
                .flatMap(mapping -> mapping.getOutputs().stream())
                .collect(Collectors.toMap(ZeebeOutput::getTarget, ZeebeOutput::getSource));
    }

    /** A join says nothing, and only an exclusive split asks a question: a name would be in the way. */
    private static boolean isPlainGateway(FlowElement element) {
        return element instanceof Gateway gateway
                && (gateway.getOutgoing().size() < 2 || !(gateway instanceof ExclusiveGateway));
    }

    private static boolean answersAQuestion(SequenceFlow flow) {
        return flow.getConditionExpression() != null
                || flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> T only(
            BaseElement element, Class<T> type) {
        List<T> found = extensions(element, type);
        assertThat(found).as("%s of %s", type.getSimpleName(), element.getId()).hasSize(1);
        return found.getFirst();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
