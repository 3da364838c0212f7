package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.ProcessModels.Model;
import io.bellwether.testing.MainSources;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models and the code agree: one worker class per job type, and every modelled error is thrown somewhere. */
class JobWorkerContractTest {
    private static final Pattern JOB_WORKER = Pattern.compile("@JobWorker\\s*\\(([^)]*)\\)");
    private static final Pattern TYPE = Pattern.compile("type\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    /** Job types whose use case has another name, since it is more or less than the element. */
    private static final Map<String, String> OTHER_USE_CASES = Map.of(
            "gate-and-size-buys", "GateAndSizeRebalance",
            "gate-and-size-sells", "GateAndSizeRebalance",
            "plan-rebalance", "StoreRebalancePlan",
            "pull-emergency-stop", "PullDrawdownBrake",
            "record-overdue-day", "RecordMissedSession");

    private record Worker(String className, String layer, String type) {}

    @Test
    void everyJobTypeHasExactlyOneWorkerAndEveryWorkerAJobType() {
        Set<String> all = new TreeSet<>(ProcessModels.jobTypes());
        all.addAll(ProcessModels.listenerTypes());
        assertThat(workers().stream().map(Worker::type).sorted().toList()).containsExactlyElementsOf(all);
    }

    @Test
    void workersAreNamedAfterTheirJobType() {
        assertThat(workers()).allSatisfy(worker -> {
            assertThat(ProcessModels.kebab(worker.className())).isEqualTo(worker.type() + "-worker");
            assertThat(worker.layer()).as("folder of %s", worker.className()).isEqualTo("worker");
        });
    }

    @Test
    void elementsAreNamedAfterTheirJobType() {
        for (Model model : ProcessModels.all()) {
            for (ServiceTask task : model.all(ServiceTask.class)) {
                ProcessModels.extensions(task, ZeebeTaskDefinition.class)
                        .forEach(definition -> assertThat(task.getId())
                                .as("in %s", model.id())
                                .isEqualTo("Task_" + words(definition.getType())));
            }
        }
    }

    @Test
    void aWorkerCallsTheUseCaseOfItsNameInAnAppPackage() {
        Set<String> elsewhere = new TreeSet<>();
        for (String type : ProcessModels.jobTypes()) {
            String useCase = OTHER_USE_CASES.getOrDefault(type, words(type));
            if (!code(source(words(type) + "Worker")).contains("private final %s ".formatted(useCase))
                    || !source(useCase).toString().contains("/app/")) {
                elsewhere.add(type);
            }
        }
        assertThat(elsewhere).isEmpty();
        assertThat(ProcessModels.jobTypes()).containsAll(OTHER_USE_CASES.keySet());
    }

    @Test
    void everyServiceTaskIsTriedAsOftenAsItsKindOfWorkSays() {
        for (Model model : ProcessModels.all()) {
            for (ServiceTask task : model.all(ServiceTask.class)) {
                ProcessModels.extensions(task, ZeebeTaskDefinition.class)
                        .forEach(definition -> assertThat(definition.getRetries())
                                .as(
                                        "retries of %s in %s, %s work",
                                        definition.getType(), model.id(), WorkKind.of(definition.getType()))
                                .isEqualTo(String.valueOf(
                                        WorkKind.of(definition.getType()).retries())));
            }
        }
    }

    @Test
    void everyModelledErrorIsThrownSomewhere() {
        Set<String> modelled = new TreeSet<>();
        for (Model model : ProcessModels.all()) {
            model.all(Error.class).forEach(error -> modelled.add(error.getErrorCode()));
        }
        String code = String.join(
                "\n", MainSources.all().map(JobWorkerContractTest::code).toList());
        assertThat(modelled).allSatisfy(error -> assertThat(code).contains("\"" + error + "\""));
    }

    private static List<Worker> workers() {
        List<Worker> workers = new ArrayList<>();
        MainSources.all().forEach(source -> {
            Matcher annotation = JOB_WORKER.matcher(code(source));
            while (annotation.find()) {
                Matcher type = TYPE.matcher(annotation.group(1));
                assertThat(type.find())
                        .as("type of the @JobWorker in %s", source)
                        .isTrue();
                workers.add(new Worker(
                        ProcessModels.baseName(source),
                        source.getName(source.getNameCount() - 2).toString(),
                        type.group(1)));
            }
        });
        return workers;
    }

    /** {@code gate-and-size-buys} is {@code GateAndSizeBuys}. */
    private static String words(String type) {
        return Stream.of(type.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Path source(String className) {
        return MainSources.all()
                .filter(file -> file.endsWith(className + ".java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no class " + className));
    }

    /** The source without its comments, so that only code counts. */
    private static String code(Path source) {
        return COMMENT.matcher(MainSources.text(source)).replaceAll("");
    }
}
