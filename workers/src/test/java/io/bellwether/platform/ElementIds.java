package io.bellwether.platform;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.Task;

/** The id scheme of {@code bpmn/STYLE.md}: an id begins with the kind of its element. */
final class ElementIds {
    private ElementIds() {}

    /** The part of the id before the underscore; for an unforeseen kind a text that no id begins with. */
    static String prefix(FlowElement element) {
        return switch (element) {
            case StartEvent event -> "StartEvent";
            case EndEvent event -> "EndEvent";
            case BoundaryEvent event -> "BoundaryEvent";
            case IntermediateCatchEvent event -> "Event";
            case CallActivity call -> "CallActivity";
            case SubProcess part -> part.triggeredByEvent() ? "EventSubProcess" : "SubProcess";
            case Task task -> "Task";
            case Gateway gateway -> "Gateway";
            case SequenceFlow flow -> "SequenceFlow";
            default ->
                "an element of a known type, not " + element.getElementType().getTypeName();
        };
    }
}
