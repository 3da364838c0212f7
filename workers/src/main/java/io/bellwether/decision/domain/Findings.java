package io.bellwether.decision.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one answer. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    void add(String path, Object value, String limit) {
        problems.add(new Problem(path, String.valueOf(value), limit));
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    /** A text for people: not blank, no empty form, not endless, no characters that no page or database shows. */
    void text(String path, Optional<String> text) {
        text.ifPresent(value -> {
            if (value.isBlank()) {
                add(path, "blank", "must say something");
            } else if (Template.isOne(value)) {
                add(path, value, "must say something of this decision");
            } else if (value.length() > AnswerLimits.MAX_TEXT) {
                add(path, value.length() + " characters", "must have at most " + AnswerLimits.MAX_TEXT + " characters");
            }
            HarmlessText.firstUnprintable(value)
                    .ifPresent(c -> add(path, "character U+%04X".formatted(c), "must be printable text"));
        });
    }

    /** Lowest and highest are allowed; returns whether the number is there and fine. */
    boolean range(String path, Optional<BigDecimal> number, BigDecimal lowest, BigDecimal highest) {
        if (number.isEmpty()) {
            return false;
        }
        BigDecimal value = number.get();
        if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
            add(path, value, "must be from " + lowest.toPlainString() + " to " + highest.toPlainString());
            return false;
        }
        return true;
    }

    /** A whole number in the range. */
    boolean whole(String path, Optional<BigDecimal> number, BigDecimal lowest, BigDecimal highest) {
        if (!range(path, number, lowest, highest)) {
            return false;
        }
        return decimals(path, number.orElseThrow(), 0);
    }

    /** At most so many decimals, trailing zeros aside. */
    boolean decimals(String path, BigDecimal value, int most) {
        if (value.stripTrailingZeros().scale() > most) {
            add(path, value, most == 0 ? "must be a whole number" : "must have at most " + most + " decimals");
            return false;
        }
        return true;
    }

    /** Above zero, up to the highest. */
    boolean positive(String path, Optional<BigDecimal> number, BigDecimal highest) {
        if (number.isEmpty()) {
            return false;
        }
        if (number.get().signum() <= 0 || number.get().compareTo(highest) > 0) {
            add(path, number.get(), "must be > 0 and <= " + highest.toPlainString());
            return false;
        }
        return true;
    }

    /** The constant of that name, exactly as written. */
    <E extends Enum<E>> Optional<E> constant(String path, Optional<String> name, E[] constants) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            if (constant.name().equals(name.get())) {
                return Optional.of(constant);
            }
            names.add(constant.name());
        }
        add(path, name.get(), "must be one of " + String.join(", ", names));
        return Optional.empty();
    }
}
