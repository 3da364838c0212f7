package io.bellwether.reporting.domain;

import java.util.Map;

/**
 * What one risk rule said about one proposal.
 *
 * @param rule name of the rule
 * @param passed whether it lets the proposal through
 * @param detail in words, may be empty
 * @param numbers what the verdict rests on, by name
 */
public record Verdict(String rule, boolean passed, String detail, Map<String, String> numbers) {
    public Verdict {
        numbers = Map.copyOf(numbers);
    }
}
