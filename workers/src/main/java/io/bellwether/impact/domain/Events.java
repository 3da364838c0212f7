package io.bellwether.impact.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.NewsItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes events of headlines: several about the same of one day are one event. Their order does not matter. */
public final class Events {
    private static final Comparator<NewsItem> FIRST_TOLD = Comparator.comparing(NewsItem::publishedAt)
            .thenComparing(NewsItem::source)
            .thenComparing(NewsItem::headline);
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private Events() {}

    private record Key(EventKind kind, Optional<Symbol> subject, LocalDate day) {}

    private record Told(NewsItem item, Reading reading) {}

    /**
     * The events of the headlines, newest first. Headlines of one day that contradict each other leave what the stronger
     * side says of it; when they are equal there is no event.
     */
    public static List<Event> of(Collection<NewsItem> news, CompanyNames names) {
        Map<Key, List<Told>> byKey = new HashMap<>();
        for (NewsItem item : news) {
            Lexicon.own().read(item.headline()).ifPresent(reading -> {
                boolean topic = reading.kind().scope() == EventKind.Scope.TOPIC;
                Optional<Symbol> subject = topic ? Optional.empty() : names.subject(item);
                Optional<LocalDate> day = day(item.publishedAt());
                if (day.isPresent() && (topic || subject.isPresent())) {
                    byKey.computeIfAbsent(new Key(reading.kind(), subject, day.get()), key -> new ArrayList<>())
                            .add(new Told(item, reading));
                }
            });
        }
        List<Event> events = new ArrayList<>();
        byKey.forEach((key, told) -> event(key, told).ifPresent(events::add));
        events.sort(Comparator.comparing(Event::publishedAt)
                .reversed()
                .thenComparing(Event::kind)
                .thenComparing(event -> event.subject().map(Symbol::value).orElse("")));
        return events;
    }

    private static Optional<Event> event(Key key, List<Told> told) {
        double up = strongest(told, true);
        double down = strongest(told, false);
        if (Double.compare(up, down) == 0) {
            return Optional.empty();
        }
        List<NewsItem> side = told.stream()
                .filter(one -> one.reading().up() == up > down)
                .map(Told::item)
                .sorted(FIRST_TOLD)
                .toList();
        NewsItem first = side.getFirst();
        return Optional.of(new Event(
                key.kind(),
                key.subject(),
                up > down,
                Math.max(up, down),
                key.day(),
                first.publishedAt(),
                first.source(),
                first.headline(),
                side.size()));
    }

    private static double strongest(List<Told> told, boolean up) {
        return told.stream()
                .filter(one -> one.reading().up() == up)
                .mapToDouble(one -> one.reading().strength())
                .max()
                .orElse(0);
    }

    /** The first session that closes after the moment; empty where no calendar reaches. */
    static Optional<LocalDate> day(Instant moment) {
        LocalDate date = LocalDate.ofInstant(moment, ExchangeCalendar.ZONE);
        if (!ExchangeCalendar.covers(date.minusDays(1)) || !ExchangeCalendar.covers(date.plusDays(30))) {
            return Optional.empty();
        }
        boolean inTime = CALENDAR.hours(date)
                .filter(hours -> moment.isBefore(hours.close()))
                .isPresent();
        return Optional.of(inTime ? date : CALENDAR.next(date));
    }
}
