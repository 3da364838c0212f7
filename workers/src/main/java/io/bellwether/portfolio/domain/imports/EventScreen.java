package io.bellwether.portfolio.domain.imports;

import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the events of a file their natural keys and takes out those that are there twice. */
final class EventScreen {
    private final Map<String, RecordEvent> byId = new HashMap<>();
    private final Map<String, RecordEvent> byContent = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Findings findings;

    EventScreen(Findings findings) {
        this.findings = findings;
    }

    /** The events as in the file. */
    List<RecordRow.Event> keyed(List<RecordEvent> events, int run) {
        Set<String> contradicted = contradicted(events);
        List<RecordRow.Event> kept = new ArrayList<>();
        for (RecordEvent event : events) {
            if (event.id().filter(contradicted::contains).isPresent()) {
                findings.about(
                        event,
                        Kind.CONTRADICTION,
                        Treatment.REFUSED,
                        "rows with the id %s say different things; none of them is booked"
                                .formatted(event.id().orElseThrow()));
            } else if (isFirst(event)) {
                kept.add(new RecordRow.Event(key(event), run, event));
            }
        }
        return kept;
    }

    private boolean isFirst(RecordEvent event) {
        boolean named = event.id().isPresent();
        RecordEvent earlier =
                named ? byId.putIfAbsent(event.id().get(), event) : byContent.putIfAbsent(event.content(), event);
        if (earlier == null) {
            return true;
        }
        boolean fact = event instanceof RecordEvent.Announced;
        findings.about(
                event,
                Kind.DUPLICATE_ROW,
                named ? Treatment.REFUSED : Treatment.LISTED,
                "says the same as line %d%s"
                        .formatted(
                                earlier.at().line(),
                                named ? "" : fact ? "; taken once" : "; taken as a movement of its own"));
        return !named && !fact;
    }

    private static Set<String> contradicted(List<RecordEvent> events) {
        Map<String, String> first = new HashMap<>();
        Set<String> found = new HashSet<>();
        for (RecordEvent event : events) {
            event.id().ifPresent(id -> {
                String other = first.putIfAbsent(id, event.content());
                if (other != null && !other.equals(event.content())) {
                    found.add(id);
                }
            });
        }
        return found;
    }

    private String key(RecordEvent event) {
        return event.id()
                .map(id -> "id:" + id)
                .orElseGet(() -> event.content() + ":" + occurrences.merge(event.content(), 1, Integer::sum));
    }
}
