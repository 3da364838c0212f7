package io.bellwether.portfolio.domain;

import java.time.LocalDate;

/** Whether a gain or loss is short or long term. */
public enum HoldingTerm {
    SHORT,
    LONG;

    /**
     * By the calendar: the holding period begins on the day after the purchase, and what is sold after more than a year
     * is long term (26 U.S.C. 1222, Rev. Rul. 66-7). Bought on 2024-01-10: sold on 2025-01-10 is short, a day later
     * long.
     */
    public static HoldingTerm of(LocalDate acquiredOn, LocalDate soldOn) {
        return soldOn.isBefore(acquiredOn.plusDays(1).plusYears(1)) ? SHORT : LONG;
    }
}
