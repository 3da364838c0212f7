package io.bellwether.marketdata.domain;

import java.util.Locale;

/** Kinds of market data; each has a chain of sources of its own. */
public enum DataKind {
    DAILY_BARS,
    QUOTES,
    CORPORATE_ACTIONS,
    NEWS,
    FACTS,
    EVENTS,
    FILINGS,
    SOCIAL,
    MACRO;

    /** As settings and people write it, e.g. {@code daily-bars}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
