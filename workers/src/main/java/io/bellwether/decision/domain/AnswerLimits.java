package io.bellwether.decision.domain;

import java.math.BigDecimal;

/** How large an answer and its numbers may be. What lies beyond is a mistake or an attack, never a trade. */
public final class AnswerLimits {
    /** Longest answer that is read at all [characters]. */
    public static final int MAX_LENGTH = 256 * 1024;

    /** Deepest nesting of objects and lists that is read at all. */
    public static final int MAX_DEPTH = 20;

    /** Longest number [characters]. */
    public static final int MAX_NUMBER_LENGTH = 40;

    public static final int MAX_TRADES = 20;

    /** Longest list whose entries are looked at one by one. */
    public static final int MAX_ENTRIES = 100;

    /** Longest text of one field [characters]. */
    public static final int MAX_TEXT = 8_000;

    /** Most places where an answer may leave the schema and still be read. */
    public static final int MAX_MAPPINGS = 500;

    /** Most problems reported of one answer. */
    public static final int MAX_PROBLEMS = 100;

    /** [sessions] about a year. */
    public static final BigDecimal MAX_HORIZON = new BigDecimal("252");

    /** [shares] */
    public static final BigDecimal MAX_QUANTITY = new BigDecimal("10000000");

    /** [fraction of the entry price] doubled; above that it is a percentage that was meant, not a fraction. */
    public static final BigDecimal MAX_GAIN = BigDecimal.ONE;

    /** A limit or stop price lies within this factor of the last price known, up or down. */
    public static final BigDecimal MAX_PRICE_FACTOR = BigDecimal.TWO;

    private AnswerLimits() {}
}
