package io.bellwether.portfolio.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a series of a desk's worth allows to be said of return and risk, and why not more: a change is one of money that
 * was there, and a year is made of days only where the days are known.
 *
 * @param noReturn why there is no return; empty when there is one
 * @param noRisk why there is no figure of risk and none for a year; empty when there are; present wherever {@code noReturn}
 *     is
 * @param noDrawdown why there is no fall below the peak; empty when there is one: a single day falls, too
 */
public record SeriesBasis(Optional<String> noReturn, Optional<String> noRisk, Optional<String> noDrawdown) {
    /** Of ten sessions between the first and the last day so many must be known; a desk may miss one. */
    public static final int FEWEST_OF_TEN = 9;

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private static final SeriesBasis SOUND = new SeriesBasis(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Of a series, oldest first.
     *
     * @param dates the session of each value; the first deposit's may be that of the first close
     * @param equity [USD] as it was, equally many
     */
    public static SeriesBasis of(List<LocalDate> dates, List<BigDecimal> equity) {
        for (int i = 0; i < equity.size(); i++) {
            if (equity.get(i).signum() <= 0) {
                return none("equity was %s USD on %s; nothing can be earned or lost of it"
                        .formatted(equity.get(i).toPlainString(), dates.get(i)));
            }
        }
        return of(equity.size(), dates);
    }

    private static SeriesBasis of(int values, List<LocalDate> dates) {
        Days days = Days.FIRST;
        for (int i = 1; i < dates.size(); i++) {
            days = days.with(dates.get(i - 1), dates.get(i));
        }
        return of(values, dates.getFirst(), dates.getLast(), days);
    }

    /**
     * Of a series that is above zero all the time.
     *
     * @param values how many
     * @param first session of the first
     * @param last session of the last
     * @param days what is between the two
     */
    static SeriesBasis of(int values, LocalDate first, LocalDate last, Days days) {
        if (values < 2) {
            return none("only one value is known, of " + first);
        }
        if (values <= Performance.FEWEST_RETURNS) {
            return new SeriesBasis(
                    Optional.empty(), Optional.of("only the change of one day is known"), Optional.empty());
        }
        if (days.known() * 10L >= days.sessions() * FEWEST_OF_TEN) {
            return SOUND;
        }
        String reason = "closes of %d of %d sessions from %s to %s are known"
                .formatted(days.known(), days.sessions(), first, last);
        return new SeriesBasis(Optional.empty(), Optional.of(reason), Optional.of(reason));
    }

    /**
     * Days of a series from its first one on.
     *
     * @param known days with a value
     * @param sessions these and the sessions between them
     */
    record Days(int known, long sessions) {
        /** The first day alone. */
        static final Days FIRST = new Days(1, 1);

        /** With the series' next day, which may be its last one once more. */
        Days with(LocalDate last, LocalDate next) {
            if (!last.isBefore(next)) {
                return this;
            }
            long between = last.plusDays(1)
                    .datesUntil(next)
                    .filter(CALENDAR::mayBeTradingDay)
                    .count();
            return new Days(known + 1, sessions + between + 1);
        }
    }

    /** A series whose days are known but not at their closes: what it rose and fell between is not. */
    public SeriesBasis withoutCloses(String reason) {
        return noReturn.isPresent() ? this : new SeriesBasis(noReturn, Optional.of(reason), Optional.of(reason));
    }

    public boolean hasReturn() {
        return noReturn.isEmpty();
    }

    public boolean hasRisk() {
        return noRisk.isEmpty();
    }

    private static SeriesBasis none(String reason) {
        return new SeriesBasis(Optional.of(reason), Optional.of(reason), Optional.of(reason));
    }
}
