package io.bellwether.marketdata.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A number about the economy.
 *
 * @param series as its source calls it, e.g. {@code DGS3MO}
 * @param date the day, or the first day of the month or quarter, that it describes
 * @param value in the unit of the series, e.g. per cent
 * @param knownOn a day on whose end it was published in this form; it may have been published earlier
 */
public record MacroValue(String series, LocalDate date, BigDecimal value, LocalDate knownOn) {
    public MacroValue {
        if (!series.matches("[A-Z0-9_]{1,40}")) {
            throw new IllegalArgumentException("a series has 1 to 40 of A-Z, 0-9 and _, was '" + series + "'");
        }
        if (date.isAfter(knownOn)) {
            throw new IllegalArgumentException(
                    "%s of %s cannot have been known on %s".formatted(series, date, knownOn));
        }
    }
}
