package io.bellwether.platform;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.Task;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models of the folders {@code bpmn} and {@code forms} as the contract tests read them: from the source tree. */
final class ProcessModels {
    /** The root of the repository: Surefire sets {@code basedir} to the module's folder. */
    static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    static final Path BPMN = ROOT.resolve("bpmn");
    static final Path FORMS = ROOT.resolve("forms");
    static final Path IMAGES = BPMN.resolve("img");

    private ProcessModels() {}

    /** One BPMN file; {@code id} is the file name without its extension. */
    record Model(String id, Path path, BpmnModelInstance instance) {
        Process process() {
            return instance.getModelElementsByType(Process.class).iterator().next();
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return instance.getModelElementsByType(type);
        }

        /** The ids of the nodes that a token at {@code start} can reach, boundary events on the way included. */
        Set<String> reachableFrom(FlowNode start) {
            Set<String> seen = new TreeSet<>();
            visit(start, seen);
            return seen;
        }

        private void visit(FlowNode node, Set<String> seen) {
            if (!seen.add(node.getId())) {
                return;
            }
            for (SequenceFlow flow : node.getOutgoing()) {
                visit(flow.getTarget(), seen);
            }
            for (BoundaryEvent event : all(BoundaryEvent.class)) {
                if (event.getAttachedTo().equals(node)) {
                    visit(event, seen);
                }
            }
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Every model, in the order of the file names; reading one checks it against the BPMN schema. */
    static List<Model> all() {
        return files(BPMN, ".bpmn").stream()
                .map(path -> new Model(baseName(path), path, Bpmn.readModelFromFile(path.toFile())))
                .toList();
    }

    /** The ids by which models may refer to files with this extension: file names without it. */
    static Set<String> ids(Path folder, String extension) {
        return new TreeSet<>(
                files(folder, extension).stream().map(ProcessModels::baseName).toList());
    }

    static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Tasks that a worker does: service tasks, and send tasks, which tell another process something. */
    static List<Task> jobTasks(Model model) {
        return Stream.concat(model.all(ServiceTask.class).stream(), model.all(SendTask.class).stream())
                .map(Task.class::cast)
                .toList();
    }

    /** The names of the messages that the task sends; its property {@code sends} lists them. */
    static Set<String> sends(SendTask task) {
        Set<String> names = new TreeSet<>();
        for (ZeebeProperties properties : extensions(task, ZeebeProperties.class)) {
            properties.getProperties().stream()
                    .filter(property -> property.getName().equals("sends"))
                    .forEach(
                            property -> names.addAll(List.of(property.getValue().split(", ", -1))));
        }
        return names;
    }

    /** The job types of all service and send tasks. */
    static Set<String> jobTypes() {
        Set<String> types = new TreeSet<>();
        for (Model model : all()) {
            for (Task task : jobTasks(model)) {
                types.addAll(extensions(task, ZeebeTaskDefinition.class).stream()
                        .map(ZeebeTaskDefinition::getType)
                        .toList());
            }
        }
        return types;
    }

    /** The job types of listeners, which no task of a diagram shows. */
    static Set<String> listenerTypes() {
        Set<String> types = new TreeSet<>();
        for (Model model : all()) {
            model.all(ZeebeExecutionListener.class).forEach(listener -> types.add(listener.getType()));
        }
        return types;
    }

    static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        ExtensionElements extensions = element.getExtensionElements();
        return extensions == null
                ? List.of()
                : List.copyOf(extensions.getElementsQuery().filterByType(type).list());
    }

    /** {@code TakeSnapshot} becomes {@code take-snapshot}. */
    static String kebab(String pascal) {
        return pascal.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The SHA-256 of a text file, the same on every platform: line ends count as one line feed. */
    static String sha256(Path file) {
        try {
            byte[] text = Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
