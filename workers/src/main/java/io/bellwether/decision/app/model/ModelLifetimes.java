package io.bellwether.decision.app.model;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/**
 * How long vendors keep their models.
 *
 * @param ends last day by the vendor's name of the model, as far as it is announced
 * @param warnBefore how long before its end a model is told of
 */
public record ModelLifetimes(Map<String, LocalDate> ends, Period warnBefore) {
    public ModelLifetimes {
        ends = Map.copyOf(ends);
        if (warnBefore.isNegative()) {
            throw new IllegalArgumentException("bellwether.models.warn-before must be >= 0, was " + warnBefore);
        }
    }

    /** The model's last day; empty when none is known. */
    public Optional<LocalDate> end(String model) {
        return Optional.ofNullable(ends.get(model));
    }

    /** From which day on people are told of an end. */
    public LocalDate toldFrom(LocalDate end) {
        return end.minus(warnBefore);
    }
}
