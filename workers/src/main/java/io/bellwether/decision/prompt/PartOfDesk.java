package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.DeskContext;

/** Says what of the desk a decision is about. */
final class PartOfDesk {
    private PartOfDesk() {}

    /** A sentence with the blank before it; nothing where the decision is about the whole desk. */
    static String sentence(DeskContext context) {
        return context.segment()
                .map(segment ->
                        " This decision is about the desk's segment %s (%s) only: nothing but its instruments, which are those listed, may be traded. Cash, equity and limits are those of the whole desk, and positions in other instruments are decided elsewhere."
                                .formatted(segment.id(), segment.name()))
                .orElse("");
    }
}
