package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which symbols of a market belong to a segment. A bound that is not set is none. What a source does not tell of a symbol
 * is not guessed: where a bound needs it, the symbol is left out and it is said that the data cannot tell.
 *
 * @param minMarketCap [USD]
 * @param maxMarketCap [USD]
 * @param minPrice [USD per share] of the last close
 * @param maxPrice [USD per share] of the last close
 * @param minDollarVolume [USD per session] mean of the last 20
 * @param sectors one of these, as the source names them, without regard to case; none means any
 * @param exchanges one of these, in the same way
 * @param minSessions so many sessions are known of it at least; 0 means any
 * @param include belong to it whatever the bounds say, where the market has them
 * @param exclude never belong to it
 */
public record Screen(
        Optional<BigDecimal> minMarketCap,
        Optional<BigDecimal> maxMarketCap,
        Optional<BigDecimal> minPrice,
        Optional<BigDecimal> maxPrice,
        Optional<BigDecimal> minDollarVolume,
        Set<String> sectors,
        Set<String> exchanges,
        int minSessions,
        Set<Symbol> include,
        Set<Symbol> exclude) {
    /** Most sessions that a screen may ask for. */
    public static final int MOST_SESSIONS = 2_000;

    public Screen {
        sectors = lower(sectors);
        exchanges = lower(exchanges);
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
        requirePositive("min-market-cap", minMarketCap);
        requirePositive("max-market-cap", maxMarketCap);
        requirePositive("min-price", minPrice);
        requirePositive("max-price", maxPrice);
        requirePositive("min-dollar-volume", minDollarVolume);
        requireOrder("market-cap", minMarketCap, maxMarketCap);
        requireOrder("price", minPrice, maxPrice);
        if (minSessions < 0 || minSessions > MOST_SESSIONS) {
            throw new IllegalArgumentException(
                    "min-sessions must be from 0 to %d, was %d".formatted(MOST_SESSIONS, minSessions));
        }
        Optional<Symbol> both = include.stream().filter(exclude::contains).findFirst();
        if (both.isPresent()) {
            throw new IllegalArgumentException(both.get() + " is both in include and in exclude");
        }
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(Screen::lower).collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static void requirePositive(String key, Optional<BigDecimal> value) {
        if (value.isPresent() && value.get().signum() <= 0) {
            throw new IllegalArgumentException(
                    "%s must be > 0, was %s".formatted(key, value.get().toPlainString()));
        }
    }

    private static void requireOrder(String key, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            throw new IllegalArgumentException("min-%s %s is above max-%s %s"
                    .formatted(key, min.get().toPlainString(), key, max.get().toPlainString()));
        }
    }

    /** Whether only the explicit list belongs to it. */
    public boolean isList() {
        return minMarketCap.isEmpty()
                && maxMarketCap.isEmpty()
                && minPrice.isEmpty()
                && maxPrice.isEmpty()
                && minDollarVolume.isEmpty()
                && sectors.isEmpty()
                && exchanges.isEmpty()
                && minSessions == 0
                && !include.isEmpty();
    }

    /**
     * What is known of a symbol at a moment.
     *
     * @param sector as the source names it; empty when no source tells it
     * @param exchange where it is listed; empty when no source tells it
     * @param sessions of how many sessions a bar is known, counted up to what the screen asks for
     * @param price its last close, in today's shares; empty when it did not trade lately
     * @param dollarVolume [USD per session] mean of the last 20 sessions; empty when it did not trade lately
     * @param marketCap at the last close; empty when no source tells how large the company is
     */
    public record Candidate(
            Symbol symbol,
            Optional<String> sector,
            Optional<String> exchange,
            int sessions,
            Optional<Price> price,
            Optional<Money> dollarVolume,
            Optional<Money> marketCap) {}

    /** Why a symbol does not belong to it. */
    public enum Cause {
        /** a bound keeps it out */
        OUTSIDE,
        /** the data cannot tell */
        UNKNOWN,
        /** the list of those that never belong to it names it */
        EXCLUDED
    }

    /**
     * A symbol that does not belong to it.
     *
     * @param detail with the numbers, no full stop
     */
    public record Miss(Symbol symbol, Cause cause, String detail) {}

    /** Why the symbol does not belong to it; empty when it does. What keeps it out counts before what is unknown. */
    public Optional<Miss> judge(Candidate one) {
        Symbol symbol = one.symbol();
        if (exclude.contains(symbol)) {
            return Optional.of(new Miss(symbol, Cause.EXCLUDED, "the screen excludes it"));
        }
        if (include.contains(symbol)) {
            return Optional.empty();
        }
        if (isList()) {
            return Optional.of(new Miss(symbol, Cause.OUTSIDE, "the screen does not list it"));
        }
        Bounds bounds = new Bounds(symbol);
        bounds.number("price", one.price().map(Price::value), minPrice, maxPrice, "it did not trade lately");
        bounds.number(
                "mean dollar volume",
                one.dollarVolume().map(Money::amount),
                minDollarVolume,
                Optional.empty(),
                "it did not trade lately");
        bounds.number(
                "market cap",
                one.marketCap().map(Money::amount),
                minMarketCap,
                maxMarketCap,
                "no source tells its market cap");
        bounds.name("sector", one.sector(), sectors);
        bounds.name("exchange", one.exchange(), exchanges);
        if (one.sessions() < minSessions) {
            bounds.miss(
                    Cause.UNKNOWN,
                    "only %d sessions of it are known, %d are asked for".formatted(one.sessions(), minSessions));
        }
        if (one.price().isEmpty()) {
            bounds.miss(Cause.UNKNOWN, "it did not trade lately");
        }
        return bounds.worst();
    }

    /** Collects the first reason of each cause. */
    private static final class Bounds {
        private final Symbol symbol;
        private Optional<Miss> outside = Optional.empty();
        private Optional<Miss> unknown = Optional.empty();

        Bounds(Symbol symbol) {
            this.symbol = symbol;
        }

        void number(
                String what,
                Optional<BigDecimal> value,
                Optional<BigDecimal> min,
                Optional<BigDecimal> max,
                String whyUnknown) {
            if (min.isEmpty() && max.isEmpty()) {
                return;
            }
            if (value.isEmpty()) {
                miss(Cause.UNKNOWN, whyUnknown);
                return;
            }
            min.filter(bound -> value.get().compareTo(bound) < 0)
                    .ifPresent(bound -> miss(Cause.OUTSIDE, outside(what, value.get(), "below", bound)));
            max.filter(bound -> value.get().compareTo(bound) > 0)
                    .ifPresent(bound -> miss(Cause.OUTSIDE, outside(what, value.get(), "above", bound)));
        }

        private static String outside(String what, BigDecimal value, String where, BigDecimal bound) {
            return "%s %s is %s %s".formatted(what, value.toPlainString(), where, bound.toPlainString());
        }

        void name(String what, Optional<String> value, Set<String> wanted) {
            if (wanted.isEmpty()) {
                return;
            }
            if (value.isEmpty()) {
                miss(Cause.UNKNOWN, "no source tells its " + what);
            } else if (!wanted.contains(lower(value.get()))) {
                miss(Cause.OUTSIDE, "its %s is %s".formatted(what, value.get()));
            }
        }

        void miss(Cause cause, String detail) {
            Miss miss = new Miss(symbol, cause, detail);
            if (cause == Cause.OUTSIDE) {
                outside = outside.or(() -> Optional.of(miss));
            } else {
                unknown = unknown.or(() -> Optional.of(miss));
            }
        }

        Optional<Miss> worst() {
            return outside.or(() -> unknown);
        }
    }
}
