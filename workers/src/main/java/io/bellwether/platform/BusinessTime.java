package io.bellwether.platform;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the business time that a process hands to a job. */
public final class BusinessTime {
    private BusinessTime() {}

    /**
     * Reads an ISO date and time with offset; a zone in brackets behind it is accepted. FEEL's {@code string(now())}
     * writes {@code …@UTC}, which is no ISO time: the models send {@code string(date and time(now(), "Z"))}.
     *
     * @throws IllegalArgumentException when the text is not such a time
     */
    public static Instant parse(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.ISO_ZONED_DATE_TIME)
                    .toInstant();
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "asOf must be an ISO date and time with offset such as 2026-11-20T14:30:00Z, was '" + text + "'",
                    e);
        }
    }
}
