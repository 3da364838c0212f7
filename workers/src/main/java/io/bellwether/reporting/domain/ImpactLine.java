package io.bellwether.reporting.domain;

import java.util.List;

/**
 * What the events of the last sessions mean for the companies of the market, in sentences.
 *
 * @param events those that matter most, first; headlines are text from outside
 * @param companies who is hit most, first
 * @param clusters who is hit alike
 */
public record ImpactLine(List<String> events, List<String> companies, List<String> clusters) {
    public static final ImpactLine NONE = new ImpactLine(List.of(), List.of(), List.of());

    public ImpactLine {
        events = List.copyOf(events);
        companies = List.copyOf(companies);
        clusters = List.copyOf(clusters);
    }
}
