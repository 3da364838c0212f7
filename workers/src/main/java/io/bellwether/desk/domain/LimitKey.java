package io.bellwether.desk.domain;

import static io.bellwether.desk.domain.LimitKey.Reach.DESK;
import static io.bellwether.desk.domain.LimitKey.Reach.SEGMENT;
import static io.bellwether.desk.domain.LimitKey.Tighter.HIGHER;
import static io.bellwether.desk.domain.LimitKey.Tighter.LOWER;
import static io.bellwether.desk.domain.LimitKey.Tighter.LOWER_ZERO_IS_NONE;

import io.bellwether.kernel.Suggestion;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every number a desk's risk is limited by: its key in files and commands, its unit, its default, the values that make
 * sense, which direction is the careful one, and whether a segment may have its own.
 */
public enum LimitKey {
    MAX_POSITION(Unit.FRACTION_OF_EQUITY, "0.20", "1", LOWER, SEGMENT, "largest position"),
    CASH_RESERVE(Unit.FRACTION_OF_EQUITY, "0.05", "1", HIGHER, DESK, "cash that is never spent"),
    RISK_PER_TRADE_BPS(
            Unit.BASIS_POINTS_OF_EQUITY, "100", "1000", LOWER, SEGMENT, "loss of one buy when its stop is hit"),
    MAX_CLUSTER(
            Unit.FRACTION_OF_EQUITY,
            "0.40",
            "1",
            LOWER,
            DESK,
            "largest sum of positions that move together or share a sector"),
    MAX_POSITIONS(Unit.COUNT, "20", "1000", LOWER, DESK, "most symbols held or on open buys"),
    DAILY_NOTIONAL(Unit.FRACTION_OF_EQUITY, "1", "10", LOWER, DESK, "most that is bought on one day"),
    DAILY_LOSS(Unit.FRACTION_OF_EQUITY, "0.05", "1", LOWER, DESK, "loss since the last close that ends buying"),
    WEEKLY_LOSS(Unit.FRACTION_OF_EQUITY, "0.10", "1", LOWER, DESK, "loss since the last week's close that ends buying"),
    DRAWDOWN_REDUCE(Unit.FRACTION_OF_PEAK, "0.10", "1", LOWER, DESK, "fall from the peak that makes buys smaller"),
    DRAWDOWN_REDUCE_FACTOR(Unit.FRACTION, "0.5", "1", LOWER, DESK, "what is left of a buy's size then"),
    DRAWDOWN_STOP_BUYING(Unit.FRACTION_OF_PEAK, "0.12", "1", LOWER, DESK, "fall from the peak that ends buying"),
    DRAWDOWN_DAYS(Unit.DAYS, "365", "36500", HIGHER, DESK, "days back within which the peak is looked for"),
    MAX_DRAWDOWN(Unit.FRACTION_OF_PEAK, "0.15", "1", LOWER, DESK, "fall from the peak that pulls the emergency stop"),
    FLATTEN_ON_DRAWDOWN(Unit.FLAG, "1", "1", HIGHER, DESK, "whether that stop sells every position"),
    MIN_DOLLAR_VOLUME(Unit.USD_PER_DAY, "20000", "1e12", HIGHER, SEGMENT, "least 20-day average traded value"),
    MAX_VOLUME_SHARE(
            Unit.FRACTION_OF_VOLUME,
            "0.05",
            "1",
            LOWER,
            SEGMENT,
            "largest order in parts of the 20-day average volume"),
    MIN_PRICE(Unit.USD_PER_SHARE, "0.50", "1e6", HIGHER, SEGMENT, "cheapest share that is bought"),
    MAX_PRICE(Unit.USD_PER_SHARE, "0", "1e6", LOWER_ZERO_IS_NONE, SEGMENT, "dearest share that is bought; 0 = any"),
    MIN_MARKET_CAP(Unit.USD, "0", "1e14", HIGHER, SEGMENT, "smallest company that is bought"),
    MAX_MARKET_CAP(Unit.USD, "0", "1e14", LOWER_ZERO_IS_NONE, SEGMENT, "largest company that is bought; 0 = any"),
    ALLOW_UNKNOWN_MARKET_CAP(
            Unit.FLAG, "0", "1", LOWER, SEGMENT, "whether a market-cap band lets a company of unknown size through"),
    MIN_EXPECTED_VALUE(
            Unit.FRACTION_OF_PRICE, "0", "1", HIGHER, SEGMENT, "expected value that a buy must exceed after costs"),
    MIN_PAYOFF(Unit.RATIO, "0", "100", HIGHER, SEGMENT, "least expected gain in parts of the expected loss"),
    KELLY_FRACTION(Unit.FRACTION, "0.5", "1", LOWER, SEGMENT, "part of the Kelly fraction that is used"),
    VOLATILITY_TARGET(
            Unit.FRACTION_OF_EQUITY, "0.10", "5", LOWER, SEGMENT, "annual volatility that one position may bring in"),
    ATR_MULTIPLE(Unit.RATIO, "2", "20", LOWER, SEGMENT, "distance of the stop in ATR(14)"),
    STOP_FLOOR(Unit.FRACTION_OF_PRICE, "0.85", "1", HIGHER, SEGMENT, "a stop is never below this part of the price"),
    TRAILING_STOPS(Unit.FLAG, "1", "1", HIGHER, DESK, "whether stops follow a rising close"),
    MAX_HOLDING_SESSIONS(
            Unit.SESSIONS,
            "0",
            "10000",
            LOWER_ZERO_IS_NONE,
            DESK,
            "sessions after which a position is sold; 0 = never"),
    COOL_DOWN_SESSIONS(Unit.SESSIONS, "3", "250", HIGHER, SEGMENT, "sessions without a buy after a stop; 0 = none"),
    EARNINGS_BLACKOUT_SESSIONS(
            Unit.SESSIONS, "2", "60", HIGHER, SEGMENT, "sessions without a buy before earnings; 0 = none"),
    PAPER_SESSIONS(Unit.SESSIONS, "30", "1000", HIGHER, DESK, "sessions on paper before real money"),
    PAPER_FORECASTS(Unit.COUNT, "30", "100000", HIGHER, DESK, "judged forecasts on paper before real money"),
    PAPER_BRIER(Unit.BRIER_SCORE, "0.25", "1", LOWER, DESK, "worst Brier score on paper before real money"),
    PAPER_DRAWDOWN(Unit.FRACTION_OF_PEAK, "0.10", "1", LOWER, DESK, "deepest drawdown on paper before real money");

    /** Which way a limit gets stricter. */
    public enum Tighter {
        LOWER,
        HIGHER,
        /** Lower, but 0 means that there is no limit. */
        LOWER_ZERO_IS_NONE
    }

    /** Who may have the limit. */
    public enum Reach {
        DESK,
        SEGMENT
    }

    /** What the number counts. */
    public enum Unit {
        FRACTION("fraction"),
        FRACTION_OF_EQUITY("fraction of equity"),
        FRACTION_OF_PEAK("fraction of the highest equity"),
        FRACTION_OF_PRICE("fraction of the price"),
        FRACTION_OF_VOLUME("fraction of the volume"),
        BASIS_POINTS_OF_EQUITY("basis points of equity"),
        USD("USD"),
        USD_PER_DAY("USD per day"),
        USD_PER_SHARE("USD per share"),
        RATIO("ratio"),
        BRIER_SCORE("Brier score"),
        COUNT("count"),
        SESSIONS("sessions"),
        DAYS("calendar days"),
        FLAG("1 = yes, 0 = no");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** Whether the number is an amount of dollars. */
        public boolean isAmount() {
            return this == USD || this == USD_PER_DAY || this == USD_PER_SHARE;
        }

        private boolean whole() {
            return this == COUNT || this == SESSIONS || this == DAYS || this == FLAG;
        }
    }

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Unit unit;
    private final BigDecimal standard;
    private final BigDecimal highest;
    private final Tighter tighter;
    private final Reach reach;
    private final String meaning;

    LimitKey(Unit unit, String standard, String highest, Tighter tighter, Reach reach, String meaning) {
        this.unit = unit;
        this.standard = new BigDecimal(standard);
        this.highest = new BigDecimal(highest);
        this.tighter = tighter;
        this.reach = reach;
        this.meaning = meaning;
    }

    /**
     * The limit of the name, with or without dashes and in any case, as environment variables lose both.
     *
     * @throws IllegalArgumentException with one sentence when there is no such limit
     */
    public static LimitKey of(String text) {
        String wanted = plain(text);
        return Arrays.stream(values())
                .filter(candidate -> plain(candidate.key).equals(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            Arrays.stream(values()).map(LimitKey::key).toList();
                    return new IllegalArgumentException("there is no limit '%s'%s"
                            .formatted(
                                    text,
                                    Suggestion.nearest(text, known)
                                            .map(key -> "; did you mean '" + key + "'?")
                                            .orElse("; known: " + String.join(", ", known))));
                });
    }

    private static String plain(String text) {
        return text.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Checks a value and returns it. */
    BigDecimal checked(BigDecimal value) {
        BigDecimal lowest = lowest();
        if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
            throw new IllegalArgumentException("%s must be from %s to %s, was %s"
                    .formatted(key, lowest.toPlainString(), highest.toPlainString(), value.toPlainString()));
        }
        if (unit.whole() && value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(
                    "%s must be a whole number, was %s".formatted(key, value.toPlainString()));
        }
        return value;
    }

    private BigDecimal lowest() {
        return switch (this) {
            case ATR_MULTIPLE -> new BigDecimal("0.1");
            // Without a peak there is no brake.
            case DRAWDOWN_DAYS -> new BigDecimal("30");
            default -> BigDecimal.ZERO;
        };
    }

    /** The stricter of two values. */
    public BigDecimal tighter(BigDecimal one, BigDecimal other) {
        return switch (tighter) {
            case LOWER -> one.min(other);
            case HIGHER -> one.max(other);
            case LOWER_ZERO_IS_NONE -> one.signum() == 0 ? other : other.signum() == 0 ? one : one.min(other);
        };
    }

    /** Name in files and commands, e.g. {@code max-position}. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** The value where nobody set one. */
    public BigDecimal standard() {
        return standard;
    }

    /** Whether a segment may have its own, stricter value. */
    public boolean ofSegments() {
        return reach == SEGMENT;
    }

    /** For people. */
    public String meaning() {
        return meaning;
    }
}
