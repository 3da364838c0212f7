package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.Optional;

/** Tells people that something needs them: stored, shown on the status page and mailed. */
public interface Alerts {
    /** How much it matters. */
    enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }

    /**
     * An alert.
     *
     * @param key natural key: raising the same key again changes nothing
     * @param desk the desk it is about, if any
     * @param tradingDate the day it is about, if any
     * @param severity how much it matters
     * @param kind short constant, e.g. {@code JOB_INCIDENT}
     * @param title one line
     * @param text what happened and what to do
     * @param link where to look, or empty
     */
    record Alert(
            String key,
            Optional<DeskId> desk,
            Optional<LocalDate> tradingDate,
            Severity severity,
            String kind,
            String title,
            String text,
            String link) {}

    /** Raises the alert; never throws: an alert that cannot be mailed stays stored and is mailed later. */
    void raise(Alert alert);
}
