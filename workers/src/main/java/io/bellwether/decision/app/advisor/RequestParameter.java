package io.bellwether.decision.app.advisor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A part of a request that a vendor may refuse without the question becoming another one. */
public enum RequestParameter {
    TEMPERATURE("temperature"),
    EFFORT("effort", "reasoning"),
    /** the JSON Schema of the answer; without it the schema is told in words */
    SCHEMA(
            "response_format",
            "text.format",
            "output_config.format",
            "json_schema",
            "structured output",
            "output_config"),
    /** the mark of the prefix that the vendor may keep in its cache */
    CACHE("cache_control");

    private static final Set<Integer> REFUSING = Set.of(400, 422, 501);

    /** How vendors and local servers say that they do not take something. */
    private static final List<String> REFUSALS = List.of(
            "not support",
            "unsupported",
            "not permitted",
            "not allowed",
            "not available",
            "unavailable",
            "not implemented",
            "unknown",
            "unrecognized",
            "unexpected",
            "invalid",
            "deprecated",
            "cannot",
            "input should be");

    private final List<String> names;

    RequestParameter(String... names) {
        this.names = List.of(names);
    }

    /**
     * The parameters that a refusal names, the likeliest first; empty when it is about something else.
     *
     * @param status HTTP status
     * @param text what the vendor said
     */
    public static List<RequestParameter> refused(int status, String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (!REFUSING.contains(status) || REFUSALS.stream().noneMatch(words::contains)) {
            return List.of();
        }
        return Stream.of(values())
                .filter(parameter -> parameter.names.stream().anyMatch(words::contains))
                .toList();
    }

    /** What is sent for it by these settings; empty when nothing is. */
    public Optional<String> sent(AdvisorSettings settings) {
        return switch (this) {
            case TEMPERATURE -> settings.temperature().map(heat -> heat.toPlainString());
            case EFFORT -> settings.effort();
            case SCHEMA, CACHE -> Optional.of("");
        };
    }

    /** For people. */
    public String words() {
        return switch (this) {
            case TEMPERATURE -> "temperature";
            case EFFORT -> "effort";
            case SCHEMA -> "JSON Schema";
            case CACHE -> "mark for the cache";
        };
    }
}
