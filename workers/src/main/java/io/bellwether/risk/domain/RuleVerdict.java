package io.bellwether.risk.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one rule says about one proposal.
 *
 * @param rule which rule
 * @param passed whether the proposal may go on as far as this rule is concerned
 * @param numbers every number the verdict rests on, by name, in reading order
 * @param detail one short sentence for people
 */
public record RuleVerdict(RuleName rule, boolean passed, Map<String, BigDecimal> numbers, String detail) {
    public RuleVerdict {
        if (!(numbers instanceof NumberMap)) {
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /** The same, told in other words. */
    public RuleVerdict withDetail(String other) {
        return new RuleVerdict(rule, passed, numbers, other);
    }

    /** A verdict without numbers. */
    public static RuleVerdict plain(RuleName rule, boolean passed, String detail) {
        return new RuleVerdict(rule, passed, Map.of(), detail);
    }

    /** The refusal of every rule that needs a price when there is none. */
    public static RuleVerdict noPrice(RuleName rule) {
        return plain(rule, false, "No price is known for the symbol.");
    }
}
