package io.bellwether.backtest.domain.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a window.
 *
 * @param center session of the event, or that stands for one
 * @param from first session
 * @param to last session
 * @param events what happened, in words; empty in a control window
 * @param desk return of the desk [fraction]
 * @param benchmark of the benchmark [fraction]; empty where it is not known
 * @param path the desk's return since the window began, session by session [fraction]
 * @param abnormal what the shares returned beyond their market, added up session by session [fraction]; one value a
 *     session, none where no share has a market model
 * @param shares how many shares that is the mean of
 * @param fills how often the desk traded
 */
public record TradedWindow(
        LocalDate center,
        LocalDate from,
        LocalDate to,
        List<String> events,
        double desk,
        Optional<Double> benchmark,
        List<Double> path,
        List<Double> abnormal,
        int shares,
        int fills) {
    public TradedWindow {
        events = List.copyOf(events);
        path = List.copyOf(path);
        abnormal = List.copyOf(abnormal);
    }

    public boolean isControl() {
        return events.isEmpty();
    }

    /** Return of the desk beyond its benchmark's [fraction]. */
    public Optional<Double> excess() {
        return benchmark.map(market -> desk - market);
    }

    /** All of what the shares returned beyond their market [fraction]. */
    public Optional<Double> abnormalReturn() {
        return abnormal.isEmpty() ? Optional.empty() : Optional.of(abnormal.getLast());
    }

    /** What an event is called: its symbol and its words. */
    public static String name(MarketEvent event) {
        String symbol = event.symbol().map(one -> one.value()).orElse("");
        String both = List.of(symbol, event.label()).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return both.isEmpty() ? "event" : both;
    }
}
