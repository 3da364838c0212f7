package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a desk may risk. Fractions are of equity unless the key says otherwise; 0.05 = 5 %.
 *
 * @param values a value for every {@link LimitKey}, in its unit; where none is given the default stands
 */
public record RiskLimits(Map<LimitKey, BigDecimal> values) {
    public static final RiskLimits DEFAULT = new RiskLimits(Map.of());

    public RiskLimits {
        Map<LimitKey, BigDecimal> all = new EnumMap<>(LimitKey.class);
        for (LimitKey key : LimitKey.values()) {
            all.put(key, key.checked(values.getOrDefault(key, key.standard())));
        }
        values = Collections.unmodifiableMap(all);
        requireBand(values, LimitKey.MIN_PRICE, LimitKey.MAX_PRICE);
        requireBand(values, LimitKey.MIN_MARKET_CAP, LimitKey.MAX_MARKET_CAP);
    }

    private static void requireBand(Map<LimitKey, BigDecimal> values, LimitKey low, LimitKey high) {
        BigDecimal top = values.getOrDefault(high, BigDecimal.ZERO);
        BigDecimal bottom = values.getOrDefault(low, BigDecimal.ZERO);
        if (top.signum() > 0 && bottom.compareTo(top) > 0) {
            throw new IllegalArgumentException("%s %s must not be above %s %s"
                    .formatted(low.key(), bottom.toPlainString(), high.key(), top.toPlainString()));
        }
    }

    /** The value of one limit, in its unit. */
    public BigDecimal get(LimitKey key) {
        return values.getOrDefault(key, key.standard());
    }

    /** A limit that counts. */
    public int count(LimitKey key) {
        return get(key).intValueExact();
    }

    /** A limit that is switched on or off. */
    public boolean on(LimitKey key) {
        return get(key).signum() > 0;
    }

    /** The same with one other value. */
    public RiskLimits with(LimitKey key, BigDecimal value) {
        return with(Map.of(key, value));
    }

    /** The same with other values. */
    public RiskLimits with(Map<LimitKey, BigDecimal> others) {
        Map<LimitKey, BigDecimal> all = new EnumMap<>(values);
        all.putAll(others);
        return new RiskLimits(all);
    }

    /** The same where a segment's own values are stricter; a looser one changes nothing. */
    public RiskLimits tightenedBy(Map<LimitKey, BigDecimal> others) {
        Map<LimitKey, BigDecimal> all = new EnumMap<>(values);
        others.forEach((key, value) -> all.merge(key, value, key::tighter));
        return new RiskLimits(all);
    }

    /** Largest position [fraction of equity]. */
    public BigDecimal maxPosition() {
        return get(LimitKey.MAX_POSITION);
    }

    /** Cash that is never spent [fraction of equity]. */
    public BigDecimal cashReserve() {
        return get(LimitKey.CASH_RESERVE);
    }

    /** Least 20-day average traded value of a symbol [USD per day]. */
    public Money minDollarVolume() {
        return Money.rounded(get(LimitKey.MIN_DOLLAR_VOLUME));
    }

    /** Largest order [fraction of the 20-day average volume]. */
    public BigDecimal maxVolumeShare() {
        return get(LimitKey.MAX_VOLUME_SHARE);
    }

    /** Distance of the protective stop [multiples of ATR(14)]. */
    public BigDecimal atrMultiple() {
        return get(LimitKey.ATR_MULTIPLE);
    }

    /** The stop is never below this part of the price [fraction of price]. */
    public BigDecimal stopFloor() {
        return get(LimitKey.STOP_FLOOR);
    }

    /** Part of the Kelly fraction that is used. */
    public BigDecimal kellyFraction() {
        return get(LimitKey.KELLY_FRACTION);
    }

    /** Fall from the highest equity that pulls the emergency stop [fraction]. */
    public BigDecimal maxDrawdown() {
        return get(LimitKey.MAX_DRAWDOWN);
    }

    /** Cheapest share that may be bought [USD]. */
    public BigDecimal minPrice() {
        return get(LimitKey.MIN_PRICE);
    }
}
