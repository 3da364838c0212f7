package io.bellwether.decision.memory;

import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.InMemory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every attempt of the run, by its id, its context and its day. */
@InMemory
final class AttemptRows {
    private static final Comparator<AttemptRow> AS_MADE = Comparator.comparing(
                    (AttemptRow row) -> row.attempt.advisorIndex())
            .thenComparing(row -> row.attempt.repair());

    private final Contexts contexts;
    private final Map<String, AttemptRow> byId = new HashMap<>();
    private final Map<String, List<AttemptRow>> byContext = new HashMap<>();
    private final Map<DeskId, NavigableMap<LocalDate, List<AttemptRow>>> byDay = new HashMap<>();

    AttemptRows(Contexts contexts) {
        this.contexts = contexts;
    }

    /** Adds it unless its id, or its place in its context, is taken. */
    void add(Attempt pending) {
        List<AttemptRow> ofContext = byContext.computeIfAbsent(pending.contextId(), id -> new ArrayList<>());
        boolean taken = byId.containsKey(pending.id())
                || ofContext.stream()
                        .anyMatch(row -> row.attempt.advisorIndex() == pending.advisorIndex()
                                && row.attempt.repair() == pending.repair());
        if (taken) {
            return;
        }
        StoredContext context = contexts.get(pending.contextId());
        AttemptRow row = new AttemptRow(
                new Attempt(
                        pending.id(),
                        pending.contextId(),
                        pending.advisor(),
                        pending.advisorIndex(),
                        pending.repair(),
                        pending.verdict(),
                        Optional.empty(),
                        List.of()),
                context);
        byId.put(pending.id(), row);
        ofContext.add(row);
        ofContext.sort(AS_MADE);
        byDay.computeIfAbsent(context.desk(), desk -> new TreeMap<>())
                .computeIfAbsent(context.tradingDate(), day -> new ArrayList<>())
                .add(row);
    }

    AttemptRow get(String id) {
        AttemptRow row = find(id);
        if (row == null) {
            throw new PermanentFault("there is no attempt '" + id + "'");
        }
        return row;
    }

    @Nullable
    AttemptRow find(String id) {
        return byId.get(id);
    }

    /** In the order they were made. */
    List<AttemptRow> of(String contextId) {
        return byContext.getOrDefault(contextId, List.of());
    }

    /** From one day to another, both included, by day. */
    Collection<List<AttemptRow>> between(DeskId desk, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, List<AttemptRow>> days = byDay.get(desk);
        return days == null ? List.of() : days.subMap(from, true, to, true).values();
    }
}
