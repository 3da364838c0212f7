package io.bellwether.watch.domain;

import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that needs a person.
 *
 * @param key natural key: as long as the same trouble lasts it has the same key
 * @param kind what it is
 * @param since [UTC] when it began, as far as it can be told
 * @param desk the desk it is about; empty when it is about all or none
 * @param tradingDate the day it is about, if any
 * @param title one line
 * @param text what happened and what to do
 * @param link where to look, or empty text
 * @param told whether people were told when it began already, by whoever failed
 */
public record Condition(
        String key,
        Kind kind,
        Instant since,
        Optional<DeskId> desk,
        Optional<LocalDate> tradingDate,
        String title,
        String text,
        String link,
        boolean told) {

    /** A condition about a desk. */
    static Condition of(String key, Kind kind, Instant since, DeskId desk, String title, String text, String link) {
        return new Condition(key, kind, since, Optional.of(desk), Optional.empty(), title, text, link, false);
    }

    /** A condition about everything. */
    public static Condition of(String key, Kind kind, Instant since, String title, String text) {
        return new Condition(key, kind, since, Optional.empty(), Optional.empty(), title, text, "", false);
    }

    Condition on(LocalDate date) {
        return new Condition(key, kind, since, desk, Optional.of(date), title, text, link, told);
    }

    public Severity severity() {
        return kind.severity();
    }
}
