package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.DataVerdict.Finding;
import io.bellwether.marketdata.domain.DataVerdict.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What further sources say a symbol closed at.
 *
 * @param source whose close is stored
 * @param others what further sources say, in the order in which they were asked; none where nobody answered
 * @param none why nobody answered, a sentence without full stop; empty where somebody did
 */
public record Opinion(String source, List<Close> others, String none) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * A close.
     *
     * @param source who says so
     * @param price [USD per share] as traded
     */
    public record Close(String source, Price price) {}

    public Opinion {
        others = List.copyOf(others);
    }

    /** Whether two closes are too far apart to be the same: more than the tolerance [fraction of the second]. */
    public static boolean isApart(Price one, BigDecimal other, BigDecimal tolerance) {
        return one.value().subtract(other).abs().compareTo(other.multiply(tolerance)) > 0;
    }

    /**
     * Compares a close with the median of all that are known, or with the other one where there are two.
     *
     * @param tolerance how far apart two sources may be [fraction]
     */
    public Optional<Finding> compare(Price close, BigDecimal tolerance) {
        if (others.isEmpty()) {
            return Optional.of(new Finding(Reason.ONE_SOURCE, "one source only: " + none));
        }
        String said = others.stream()
                .map(other -> "%s %s".formatted(other.source(), other.price()))
                .collect(Collectors.joining(", "));
        if (isApart(close, yardstick(close), tolerance)) {
            return Optional.of(new Finding(
                    Reason.SUSPECT,
                    "closed at %s as %s says, but %s; more than %s %% apart"
                            .formatted(close, source, said, percent(tolerance))));
        }
        return others.stream().anyMatch(other -> isApart(close, other.price().value(), tolerance))
                ? Optional.of(new Finding(
                        Reason.OUTVOTED,
                        "closed at %s as %s says and the middle one of all sources, though not every one: %s"
                                .formatted(close, source, said)))
                : Optional.empty();
    }

    private BigDecimal yardstick(Price close) {
        if (others.size() == 1) {
            return others.getFirst().price().value();
        }
        List<BigDecimal> all = Stream.concat(
                        Stream.of(close.value()),
                        others.stream().map(other -> other.price().value()))
                .sorted()
                .toList();
        int middle = all.size() / 2;
        return all.size() % 2 == 1
                ? all.get(middle)
                : all.get(middle - 1).add(all.get(middle)).divide(TWO, MathContext.DECIMAL64);
    }

    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
