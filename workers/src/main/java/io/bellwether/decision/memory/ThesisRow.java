package io.bellwether.decision.memory;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ThesisChanges;
import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.decision.domain.ThesisState;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A thesis with everything that happened to it. */
final class ThesisRow {
    final String id;
    final DeskId desk;
    final Symbol symbol;
    final LocalDate openedOn;
    final Instant asOf;
    private final int conviction;
    private final BigDecimal winProbability;
    /** By their moments; of one moment in the order they were written down. */
    private final List<ThesisEvent> events = new ArrayList<>();

    private final Set<EventKey> keys = new HashSet<>();

    private Optional<Closing> closing = Optional.empty();

    private record EventKey(String sessionKey, ThesisEvent.Kind kind) {}

    /** The end of a thesis. */
    record Closing(Instant asOf, ClosedBy by) {}

    ThesisRow(ThesisChanges.Opening opening, Decision decision) {
        this.id = opening.id();
        this.desk = decision.desk();
        this.symbol = opening.trade().symbol();
        this.openedOn = decision.tradingDate();
        this.asOf = decision.asOf();
        this.conviction = opening.trade().conviction();
        this.winProbability = Decimals.probability(opening.trade().winProbability());
    }

    /** Writes an event down, unless the thesis has one of its kind and session; whether it is new. */
    boolean add(ThesisEvent event) {
        int place = events.size();
        while (place > 0 && events.get(place - 1).asOf().isAfter(event.asOf())) {
            place--;
        }
        boolean isNew = keys.add(new EventKey(event.sessionKey(), event.kind()));
        if (isNew) {
            events.add(place, event);
        }
        return isNew;
    }

    boolean isOpen() {
        return closing.isEmpty();
    }

    Optional<Closing> closing() {
        return closing;
    }

    void close(Closing end) {
        closing = Optional.of(end);
    }

    void reopen() {
        closing = Optional.empty();
    }

    /** What happened to it last. */
    ThesisEvent latest() {
        return events.getLast();
    }

    /** How it stands. */
    ThesisState state() {
        ThesisEvent latest = latest();
        return new ThesisState(id, symbol, isOpen(), latest.statement(), latest.horizonEnd());
    }

    /** How it stood at the moment, what happened at the moment itself left out; empty before it began. */
    Optional<ThesisFacts> facts(Instant moment) {
        for (int i = events.size() - 1; i >= 0; i--) {
            ThesisEvent event = events.get(i);
            if (event.asOf().isBefore(moment)) {
                return Optional.of(new ThesisFacts(
                        id, symbol, openedOn, event.statement(), conviction, winProbability, event.horizonEnd()));
            }
        }
        return Optional.empty();
    }
}
