package io.bellwether.decision.memory;

import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.decision.memory.ThesisRow.Closing;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The theses of one desk: the few that are open, and the others by the moment they were closed at. */
final class DeskTheses {
    private static final Comparator<ThesisRow> BY_ID = Comparator.comparing(thesis -> thesis.id);

    private final NavigableMap<String, ThesisRow> open = new TreeMap<>();
    private final NavigableMap<Instant, NavigableSet<ThesisRow>> closed = new TreeMap<>();
    private final Map<Symbol, List<ThesisRow>> neverTraded = new HashMap<>();

    void add(ThesisRow thesis) {
        open.put(thesis.id, thesis);
    }

    void close(ThesisRow thesis, Closing closing) {
        thesis.close(closing);
        open.remove(thesis.id);
        closed.computeIfAbsent(closing.asOf(), moment -> new TreeSet<>(BY_ID)).add(thesis);
        if (closing.by() == ClosedBy.NEVER_TRADED) {
            neverTraded
                    .computeIfAbsent(thesis.symbol, symbol -> new ArrayList<>())
                    .add(thesis);
        }
    }

    void reopen(ThesisRow thesis) {
        thesis.closing().ifPresent(closing -> {
            NavigableSet<ThesisRow> ofMoment = closed.get(closing.asOf());
            if (ofMoment != null) {
                ofMoment.remove(thesis);
            }
        });
        neverTraded.getOrDefault(thesis.symbol, new ArrayList<>()).remove(thesis);
        thesis.reopen();
        open.put(thesis.id, thesis);
    }

    /** Those that are open now, by id. */
    Collection<ThesisRow> open() {
        return open.values();
    }

    /** Those that were not closed before the moment, by id. */
    Collection<ThesisRow> notClosedBefore(Instant moment) {
        NavigableMap<Instant, NavigableSet<ThesisRow>> later = closed.tailMap(moment, true);
        if (later.isEmpty()) {
            return open();
        }
        NavigableSet<ThesisRow> all = new TreeSet<>(BY_ID);
        all.addAll(open());
        later.values().forEach(all::addAll);
        return all;
    }

    boolean isOpen(Symbol symbol) {
        return open.values().stream().anyMatch(thesis -> thesis.symbol.equals(symbol));
    }

    /** Those of the symbol that were closed because no share was ever bought. */
    List<ThesisRow> neverTraded(Symbol symbol) {
        return neverTraded.getOrDefault(symbol, List.of());
    }
}
