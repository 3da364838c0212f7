package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the numbers a verdict rests on, in the order they are put. */
public final class Numbers {
    private static final int SCALE = 6;

    private final List<Map.Entry<String, BigDecimal>> values = new ArrayList<>();

    private Numbers() {}

    public static Numbers of(String name, BigDecimal value) {
        return new Numbers().and(name, value);
    }

    public static Numbers of(String name, Price value) {
        return of(name, value.value());
    }

    public static Numbers of(String name, Money value) {
        return of(name, value.amount());
    }

    public static Numbers of(String name, Quantity value) {
        return of(name, value.value());
    }

    /** Adds a number, rounded to 6 decimals. */
    public Numbers and(String name, BigDecimal value) {
        BigDecimal atMost = value.scale() > SCALE ? value.setScale(SCALE, RoundingMode.HALF_UP) : value;
        BigDecimal rounded = atMost.stripTrailingZeros();
        values.add(Map.entry(name, rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded));
        return this;
    }

    public Numbers and(String name, Price value) {
        return and(name, value.value());
    }

    public Numbers and(String name, Money value) {
        return and(name, value.amount());
    }

    public Numbers and(String name, Quantity value) {
        return and(name, value.value());
    }

    /** Adds a price if there is one. */
    public Numbers andMaybe(String name, Optional<Price> value) {
        value.ifPresent(price -> and(name, price));
        return this;
    }

    public RuleVerdict verdict(RuleName rule, boolean passed, String detail) {
        return new RuleVerdict(rule, passed, new NumberMap(values), detail);
    }
}
