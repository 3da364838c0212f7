package io.bellwether.cli.common;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Suggestion;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a person typed as the type that is meant; what cannot be meant is bad usage, told in one sentence. */
public final class TypedValues {
    /** More digits than any figure of a desk has; beyond them numbers only cost memory. */
    private static final int MOST_DIGITS = 30;

    private TypedValues() {}

    public static CommandLine register(CommandLine line) {
        choices(line).forEach(type -> line.registerConverter(type, choice(type)));
        return line.registerConverter(DeskId.class, reader(DeskId::new))
                .registerConverter(
                        Symbol.class, reader(text -> new Symbol(text.strip().toUpperCase(Locale.ROOT))))
                .registerConverter(Session.class, reader(TypedValues::session))
                .registerConverter(Broker.class, reader(Broker::of))
                .registerConverter(BigDecimal.class, reader(TypedValues::number))
                .registerConverter(
                        Integer.class, reader(text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .registerConverter(int.class, reader(text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .registerConverter(long.class, reader(text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)))
                .registerConverter(double.class, reader(text -> number(text).doubleValue()))
                .registerConverter(LocalDate.class, reader(TypedValues::date))
                .registerConverter(Year.class, reader(TypedValues::year))
                .registerConverter(Money.class, reader(TypedValues::money));
    }

    private static Session session(String text) {
        List<String> names = Stream.of(Session.MORNING, Session.MIDDAY, Session.CLOSE, Session.REPORT)
                .map(Session::name)
                .toList();
        try {
            return Session.valueOf(text.strip().toUpperCase(Locale.ROOT).replace("-", ""));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "must be %s or an intraday check by its time such as INTRADAY1130, was '%s'%s"
                            .formatted(String.join(", ", names), text, Suggestion.didYouMean(text, names)),
                    unknown);
        }
    }

    /** The types of all options, of this command and those below it, that take one of some constants. */
    @SuppressWarnings("unchecked")
    private static Set<Class<Object>> choices(CommandLine line) {
        Set<Class<Object>> types = new LinkedHashSet<>();
        line.getCommandSpec().args().stream()
                .filter(argument -> argument.typeInfo().isEnum())
                .forEach(argument -> types.add((Class<Object>) argument.type()));
        line.getSubcommands().values().forEach(below -> types.addAll(choices(below)));
        return types;
    }

    /** One of the constants, in any case, with dashes or underscores: as the settings write them. */
    private static ITypeConverter<Object> choice(Class<Object> type) {
        List<Object> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream().map(Object::toString).toList();
        return reader(text -> constants.stream()
                .filter(constant ->
                        constant.toString().equalsIgnoreCase(text.strip().replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of %s, was '%s'%s"
                        .formatted(String.join(", ", names), text, Suggestion.didYouMean(text, names)))));
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
    public static BigDecimal number(String text) {
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

    private static long whole(String text, long least, long most) {
        try {
            long number = number(text).longValueExact();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (ArithmeticException | IllegalArgumentException notWhole) {
            // said below
        }
        throw new IllegalArgumentException("must be a whole number, was '%s'".formatted(text));
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!ExchangeCalendar.covers(date)) {
                throw new IllegalArgumentException("must be from %s to %s, which the exchange calendar covers, was %s"
                        .formatted(ExchangeCalendar.FIRST, ExchangeCalendar.LAST, text));
            }
            return date;
        } catch (DateTimeParseException notADate) {
            throw new IllegalArgumentException("must be a date such as 2026-11-20, was '%s'".formatted(text), notADate);
        }
    }

    private static Year year(String text) {
        try {
            return Year.parse(text);
        } catch (DateTimeParseException notAYear) {
            throw new IllegalArgumentException("must be a year such as 2026, was '%s'".formatted(text), notAYear);
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
