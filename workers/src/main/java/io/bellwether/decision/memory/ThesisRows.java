package io.bellwether.decision.memory;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ThesisChanges;
import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.domain.ThesisReview.Verdict;
import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.decision.domain.ThesisState;
import io.bellwether.decision.memory.ThesisRow.Closing;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every thesis of the run; written with the decisions that change them. */
@InMemory
final class ThesisRows {
    private final Map<String, ThesisRow> byId = new HashMap<>();
    private final Map<DeskId, DeskTheses> byDesk = new HashMap<>();

    DeskTheses of(DeskId desk) {
        return byDesk.computeIfAbsent(desk, id -> new DeskTheses());
    }

    /** To be called once per decision. */
    void record(Decision decision, DecisionRow row) {
        DeskTheses ofDesk = of(decision.desk());
        Map<String, ThesisState> known = new LinkedHashMap<>();
        ofDesk.open().forEach(thesis -> known.put(thesis.id, thesis.state()));
        for (ThesisReview review : decision.theses()) {
            Optional.ofNullable(byId.get(review.thesisId()))
                    .filter(thesis -> thesis.desk.equals(decision.desk()))
                    .ifPresent(thesis -> known.putIfAbsent(thesis.id, thesis.state()));
        }
        ThesisChanges changes = ThesisChanges.of(decision, List.copyOf(known.values()));
        for (ThesisChanges.Opening opening : changes.opened()) {
            ThesisRow thesis = new ThesisRow(opening, decision);
            byId.put(thesis.id, thesis);
            ofDesk.add(thesis);
        }
        for (ThesisEvent event : changes.events()) {
            ThesisRow thesis = Objects.requireNonNull(byId.get(event.thesisId()));
            if (thesis.add(event)) {
                review(event).ifPresent(row.reviews::add);
            }
            if (event.kind() == ThesisEvent.Kind.CLOSED) {
                close(thesis, ClosedBy.ADVISOR, decision.asOf());
            }
        }
    }

    /** Whether it was open until now. */
    boolean close(ThesisRow thesis, ClosedBy by, Instant asOf) {
        if (!thesis.isOpen()) {
            return false;
        }
        of(thesis.desk).close(thesis, new Closing(asOf, by));
        return true;
    }

    Optional<ThesisRow> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Optional<ThesisReview> review(ThesisEvent event) {
        return verdict(event.kind())
                .map(verdict -> new ThesisReview(
                        event.thesisId(),
                        verdict,
                        event.reasoning(),
                        verdict == Verdict.CHANGE ? Optional.of(event.statement()) : Optional.empty(),
                        event.horizonDays()));
    }

    private static Optional<Verdict> verdict(ThesisEvent.Kind kind) {
        return switch (kind) {
            case CONFIRMED -> Optional.of(Verdict.CONFIRM);
            case CHANGED -> Optional.of(Verdict.CHANGE);
            case CLOSED -> Optional.of(Verdict.CLOSE);
            case OPENED, ADDED, REOPENED -> Optional.empty();
        };
    }
}
