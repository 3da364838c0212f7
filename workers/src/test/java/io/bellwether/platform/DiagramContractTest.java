package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.ProcessModels.Model;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes a diagram readable: all of it drawn, nothing on top of anything else, from left to right. */
class DiagramContractTest {
    /** A rectangle of the diagram [pixels]. */
    private record Box(double left, double top, double right, double bottom) {
        static Box of(Bounds bounds) {
            return new Box(
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        static Box of(Waypoint from, Waypoint to) {
            return new Box(
                    Math.min(from.getX(), to.getX()),
                    Math.min(from.getY(), to.getY()),
                    Math.max(from.getX(), to.getX()),
                    Math.max(from.getY(), to.getY()));
        }

        /** Also true of a line, a box without width or height, that runs through the inside. */
        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        double middle() {
            return (left + right) / 2;
        }
    }

    static List<Model> models() {
        return ProcessModels.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNodeAndFlowIsDrawn(Model model) {
        assertThat(shapes(model).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        model.all(FlowNode.class).stream().map(FlowNode::getId).toList());
        assertThat(edges(model).keySet())
                .containsExactlyInAnyOrderElementsOf(model.all(SequenceFlow.class).stream()
                        .map(SequenceFlow::getId)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesOutsideOfShapesHaveTheirPlace(Model model) {
        List<String> withoutLabel = new ArrayList<>();
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            if (flow.getName() != null && !labels(model).containsKey(flow.getId())) {
                withoutLabel.add(flow.getId());
            }
        }
        for (FlowNode node : model.all(FlowNode.class)) {
            boolean namedOutside = !node.getElementType().getTypeName().matches(".*([tT]ask|callActivity|subProcess)");
            if (namedOutside && node.getName() != null && !labels(model).containsKey(node.getId())) {
                withoutLabel.add(node.getId());
            }
        }
        assertThat(withoutLabel).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noShapesOverlap(Model model) {
        assertThat(overlaps(drawnBoxes(model, shapes(model)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noLabelCoversAShapeOrAnotherLabel(Model model) {
        Map<String, Box> boxes = drawnBoxes(model, shapes(model));
        model.all(BoundaryEvent.class).forEach(event -> boxes.put(event.getId(), get(shapes(model), event)));
        labels(model).forEach((id, label) -> boxes.put("label of " + id, label));
        assertThat(overlaps(boxes).stream().filter(pair -> pair.contains("label of")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsRunAtRightAngles(Model model) {
        List<String> crooked = new ArrayList<>();
        edges(model).forEach((id, points) -> {
            for (int i = 1; i < points.size(); i++) {
                Box segment = Box.of(points.get(i - 1), points.get(i));
                if (segment.left < segment.right && segment.top < segment.bottom) {
                    crooked.add(id);
                }
            }
        });
        assertThat(crooked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsStartAndEndOnTheEdgesOfTheirShapes(Model model) {
        List<String> loose = new ArrayList<>();
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            List<Waypoint> points = get(edges(model), flow);
            if (!isOnEdge(points.getFirst(), get(shapes(model), flow.getSource()))
                    || !isOnEdge(points.getLast(), get(shapes(model), flow.getTarget()))) {
                loose.add(flow.getId());
            }
        }
        assertThat(loose).isEmpty();
    }

    private static boolean isOnEdge(Waypoint point, Box box) {
        Box spot = Box.of(point, point);
        boolean within =
                spot.left >= box.left && spot.left <= box.right && spot.top >= box.top && spot.top <= box.bottom;
        return within
                && (spot.left == box.left || spot.left == box.right || spot.top == box.top || spot.top == box.bottom);
    }

    @ParameterizedTest
    @MethodSource("models")
    void nodesOfASubProcessLieInsideIt(Model model) {
        List<String> outside = new ArrayList<>();
        for (SubProcess parent : model.all(SubProcess.class)) {
            Box frame = get(shapes(model), parent);
            parent.getFlowElements().stream()
                    .filter(FlowNode.class::isInstance)
                    .map(FlowNode.class::cast)
                    .forEach(node -> {
                        Box box = get(shapes(model), node);
                        if (box.left < frame.left
                                || box.right > frame.right
                                || box.top < frame.top
                                || box.bottom > frame.bottom) {
                            outside.add(node.getId());
                        }
                    });
        }
        assertThat(outside).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsCrossNeitherForeignShapesNorLabels(Model model) {
        List<String> crossings = new ArrayList<>();
        Map<String, Box> boxes = drawnBoxes(model, shapes(model));
        labels(model).forEach((id, label) -> boxes.put("label of " + id, label));
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            List<Waypoint> points = get(edges(model), flow);
            for (Map.Entry<String, Box> box : boxes.entrySet()) {
                if (isEnd(flow, box.getKey())) {
                    continue;
                }
                for (int i = 1; i < points.size(); i++) {
                    if (box.getValue().overlaps(Box.of(points.get(i - 1), points.get(i)))) {
                        crossings.add(flow.getId() + " crosses " + box.getKey());
                    }
                }
            }
        }
        assertThat(crossings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsFromLeftToRightExceptForLoops(Model model) {
        List<String> backwards = new ArrayList<>();
        Map<String, Box> shapes = shapes(model);
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            double from = get(shapes, flow.getSource()).middle();
            double to = get(shapes, flow.getTarget()).middle();
            boolean closesALoop = model.reachableFrom(flow.getTarget())
                    .contains(flow.getSource().getId());
            boolean startsANewLine = get(shapes, flow.getTarget()).top >= get(shapes, flow.getSource()).bottom;
            if (to < from && !closesALoop && !startsANewLine) {
                backwards.add(flow.getId());
            }
        }
        assertThat(backwards).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void boundaryEventsSitOnTheEdgeOfTheirTask(Model model) {
        Map<String, Box> shapes = shapes(model);
        assertThat(model.all(BoundaryEvent.class)).allSatisfy(event -> {
            Box host = get(shapes, event.getAttachedTo());
            Box box = get(shapes, event);
            double center = (box.top + box.bottom) / 2;
            assertThat(center).isIn(host.top, host.bottom);
            assertThat(box.left).isGreaterThanOrEqualTo(host.left);
            assertThat(box.right).isLessThanOrEqualTo(host.right);
        });
    }

    /** A boundary event starts at its host, so a flow may touch both. */
    private static boolean isEnd(SequenceFlow flow, String id) {
        return id.equals(flow.getSource().getId())
                || id.equals(flow.getTarget().getId())
                || flow.getSource() instanceof BoundaryEvent event
                        && id.equals(event.getAttachedTo().getId());
    }

    /** The shapes that must stand apart: not events on the edge of a task, and not a subprocess around its content. */
    private static Map<String, Box> drawnBoxes(Model model, Map<String, Box> shapes) {
        Map<String, Box> boxes = new LinkedHashMap<>(shapes);
        model.all(BoundaryEvent.class).forEach(event -> boxes.remove(event.getId()));
        model.all(SubProcess.class).forEach(part -> boxes.remove(part.getId()));
        return boxes;
    }

    private static List<String> overlaps(Map<String, Box> boxes) {
        List<String> pairs = new ArrayList<>();
        List<Map.Entry<String, Box>> all = List.copyOf(boxes.entrySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (all.get(i).getValue().overlaps(all.get(j).getValue())) {
                    pairs.add(all.get(i).getKey() + " and " + all.get(j).getKey());
                }
            }
        }
        return pairs;
    }

    private static <T> T get(Map<String, T> drawn, BaseElement element) {
        return Objects.requireNonNull(drawn.get(element.getId()), () -> element.getId() + " is not drawn");
    }

    private static Map<String, Box> shapes(Model model) {
        Map<String, Box> shapes = new LinkedHashMap<>();
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            shapes.put(shape.getBpmnElement().getId(), Box.of(shape.getBounds()));
        }
        return shapes;
    }

    private static Map<String, List<Waypoint>> edges(Model model) {
        Map<String, List<Waypoint>> edges = new LinkedHashMap<>();
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            edges.put(edge.getBpmnElement().getId(), List.copyOf(edge.getWaypoints()));
        }
        return edges;
    }

    private static Map<String, Box> labels(Model model) {
        Map<String, Box> labels = new LinkedHashMap<>();
        for (BpmnLabel label : model.all(BpmnLabel.class)) {
            BaseElement named = switch (label.getParentElement()) {
                case BpmnShape shape -> shape.getBpmnElement();
                case BpmnEdge edge -> edge.getBpmnElement();
                default -> throw new IllegalStateException("a label of nothing");
            };
            labels.put(named.getId(), Box.of(label.getBounds()));
        }
        return labels;
    }
}
