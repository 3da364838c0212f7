package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Something that happens to a symbol at a time that can be told: a report, a stop of trading. */
public sealed interface MarketEvent {
    int MAX_TEXT = 100;

    /** Whose event it is. */
    Symbol symbol();

    /** Which event of the symbol and kind: what is said of the same one later replaces what was said before. */
    String reference();

    /** Nobody knew of it before [UTC]. */
    Instant knownAt();

    /**
     * A company's report of its earnings, announced for a day.
     *
     * @param reference the period reported, e.g. {@code 2026Q3}, or the day announced where that is not known
     * @param date the day of the report, in the exchange's zone
     * @param timing when on that day
     * @param knownAt [UTC] when the day was announced
     */
    record Earnings(Symbol symbol, String reference, LocalDate date, Timing timing, Instant knownAt)
            implements MarketEvent {
        private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

        public Earnings {
            requireText("reference", reference);
            if (reference.isBlank()) {
                throw new IllegalArgumentException("a report needs a reference: its period or its day");
            }
        }

        /** Whether the report is still to come; one of today with no time or after the close stays so all day. */
        public boolean isAheadAt(Instant asOf) {
            LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
            if (!date.equals(today)) {
                return date.isAfter(today);
            }
            Optional<ExchangeHours> session = CALENDAR.hours(today);
            return switch (timing) {
                case BEFORE_OPEN -> session.filter(s -> asOf.isBefore(s.open())).isPresent();
                case DURING_SESSION ->
                    session.filter(s -> asOf.isBefore(s.close())).isPresent();
                case AFTER_CLOSE, UNKNOWN -> true;
            };
        }
    }

    /** When on its day a company reports. */
    enum Timing {
        BEFORE_OPEN,
        DURING_SESSION,
        AFTER_CLOSE,
        UNKNOWN
    }

    /**
     * The exchange stops trading in a symbol. That it does is known when it begins, that it ended when it has.
     *
     * @param from [UTC] the first moment without trading
     * @param until [UTC] the first moment with trading again; empty while nobody knows it
     * @param reason as the source tells it, may be empty
     */
    record TradingHalt(Symbol symbol, Instant from, Optional<Instant> until, String reason) implements MarketEvent {
        public TradingHalt {
            if (until.isPresent() && !until.get().isAfter(from)) {
                throw new IllegalArgumentException(
                        "a halt must end after it began, was %s to %s".formatted(from, until.get()));
            }
            requireText("reason", reason);
        }

        @Override
        public String reference() {
            return from.toString();
        }

        @Override
        public Instant knownAt() {
            return from;
        }

        /** Whether trading is stopped at the moment. */
        public boolean isInForceAt(Instant asOf) {
            return !asOf.isBefore(from)
                    && until.filter(end -> !asOf.isBefore(end)).isEmpty();
        }
    }

    private static void requireText(String what, String text) {
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "%s must have at most %d characters and no control characters".formatted(what, MAX_TEXT));
        }
    }
}
