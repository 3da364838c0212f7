package io.bellwether.cli;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a person typed as the type that is meant; what cannot be meant is bad usage, told in one sentence. */
final class TypedValues {
    /** More digits than any figure of a desk has; beyond them numbers only cost memory. */
    private static final int MOST_DIGITS = 30;

    private TypedValues() {}

    static CommandLine register(CommandLine line) {
        return line.registerConverter(DeskId.class, reader(DeskId::new))
                .registerConverter(
                        Symbol.class, reader(text -> new Symbol(text.strip().toUpperCase(Locale.ROOT))))
                .registerConverter(Broker.class, reader(Broker::of))
                .registerConverter(BigDecimal.class, reader(TypedValues::number))
                .registerConverter(LocalDate.class, reader(TypedValues::date))
                .registerConverter(Money.class, reader(TypedValues::money));
    }

    private static <T> ITypeConverter<T> reader(Function<String, T> read) {
        return text -> {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException notMeant) {
                throw new TypeConversionException(String.valueOf(notMeant.getMessage()));
            }
        };
    }

    /**
     * A decimal number of a size that can be meant.
     *
     * @throws IllegalArgumentException with one sentence when the text is none
     */
    static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean huge = number.precision() - (long) number.scale() > MOST_DIGITS;
            if (huge || number.scale() > MOST_DIGITS || number.precision() > MOST_DIGITS) {
                throw new IllegalArgumentException("a number has at most %d digits before and after the point, was '%s'"
                        .formatted(MOST_DIGITS, text));
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("must be a number, was '%s'".formatted(text), notANumber);
        }
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.isBefore(ExchangeCalendar.FIRST) || date.isAfter(ExchangeCalendar.LAST)) {
                throw new IllegalArgumentException("must be from %s to %s, which the exchange calendar covers, was %s"
                        .formatted(ExchangeCalendar.FIRST, ExchangeCalendar.LAST, text));
            }
            return date;
        } catch (DateTimeParseException notADate) {
            throw new IllegalArgumentException("must be a date such as 2026-11-20, was '%s'".formatted(text), notADate);
        }
    }

    private static Money money(String text) {
        BigDecimal amount = number(text);
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException(
                    "must be an amount above 0 with at most 2 decimals, was '%s'".formatted(text));
        }
        return Money.rounded(amount);
    }
}
