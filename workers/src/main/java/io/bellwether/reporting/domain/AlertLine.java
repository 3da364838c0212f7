package io.bellwether.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An alert that was raised.
 *
 * @param severity {@code INFO}, {@code WARNING} or {@code CRITICAL}
 * @param kind short constant
 * @param title one line
 * @param text what happened and what to do
 * @param link where to look, or empty
 * @param tradingDate the day it is about, if any
 * @param mailed whether the mail left
 * @param raisedAt [UTC] when it was stored
 */
public record AlertLine(
        String severity,
        String kind,
        String title,
        String text,
        String link,
        Optional<LocalDate> tradingDate,
        boolean mailed,
        Instant raisedAt) {}
