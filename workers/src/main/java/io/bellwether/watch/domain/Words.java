package io.bellwether.watch.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How conditions speak. */
final class Words {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US);
    private static final int NAMED = 8;

    private Words() {}

    /** A moment in New York. */
    static String at(Instant moment) {
        return MOMENT.format(moment.atZone(ExchangeCalendar.ZONE)) + " New York";
    }

    /** A length of time as people say it: {@code 3 h 20 min}. */
    static String length(Duration length) {
        long minutes = length.abs().toMinutes();
        if (minutes < 1) {
            return length.abs().toSeconds() + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h " + minutes % 60 + " min" : minutes / (24 * 60) + " days";
    }

    static String session(Session session) {
        return session.words();
    }

    /** The first few of them by name, and how many more there are. */
    static String list(Collection<String> names) {
        String named = names.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? named : named + " and " + (names.size() - NAMED) + " more";
    }

    /** {@code of desk main}, or nothing. */
    static String of(Optional<DeskId> desk) {
        return desk.map(id -> " of desk " + id).orElse("");
    }
}
