package io.bellwether.decision.prompt;

import java.util.List;

/** A context laid out for a model: the desk's own numbers as tables, everything written elsewhere behind fences. */
interface FactSheet {
    String HISTORY = "past-decisions";
    String NEWS = "news";
    String TALK = "talk";
    String CALLS = "calls";
    String IMPACT_CLUSTERS = "impact-clusters";
    String IMPACT = "impact";
    String IMPACT_EVENTS = "impact-events";
    String CLOSES = "closes";
    String INSTRUMENTS = "instruments";
    String NAMES = "names";

    /** What is told, in the order of the prompt. */
    List<Section> sections();

    /** Instruments that are never left out: those held or with an open thesis. They come first. */
    int fixedInstruments();
}
