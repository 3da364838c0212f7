package io.bellwether.backtest.domain.events;

import java.time.LocalDate;
import java.util.List;

/**
 * Sessions that a desk trades, from an empty book.
 *
 * @param center session of the event, or that stands for one in a control window
 * @param sessions oldest first
 * @param events what happened; none in a control window
 */
public record EventWindow(LocalDate center, List<LocalDate> sessions, List<MarketEvent> events) {
    public EventWindow {
        sessions = List.copyOf(sessions);
        events = List.copyOf(events);
    }

    public boolean isControl() {
        return events.isEmpty();
    }

    public LocalDate from() {
        return sessions.getFirst();
    }

    public LocalDate to() {
        return sessions.getLast();
    }
}
