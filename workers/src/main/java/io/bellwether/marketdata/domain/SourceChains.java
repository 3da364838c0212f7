package io.bellwether.marketdata.domain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which order the sources of a market are asked, for each kind of data. A kind that is not named has the default order:
 * every source that has it, the better ones first, as far as they have a key.
 *
 * @param named sources by kind, the first one first
 */
public record SourceChains(Map<DataKind, List<String>> named) {
    /** Every source there is, the better ones first; of these a default chain takes what can be asked. */
    public static final List<String> ORDER = List.of(
            "alpaca",
            "tiingo",
            "massive",
            "yahoo",
            "finnhub",
            "sec",
            "alpha-vantage",
            "stooq",
            "stocktwits",
            "reddit",
            "x");

    /** Every kind in the default order. */
    public static final SourceChains DEFAULT = new SourceChains(Map.of());

    private static final String DEFAULT_TEXT = "default";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    public SourceChains {
        Map<DataKind, List<String>> kept = new EnumMap<>(DataKind.class);
        named.forEach((kind, sources) -> kept.put(kind, List.copyOf(sources)));
        kept.forEach((kind, sources) -> {
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("the chain of %s must name a source".formatted(kind.text()));
            }
            if (new HashSet<>(sources).size() < sources.size()) {
                throw new IllegalArgumentException(
                        "the chain of %s names a source twice: %s".formatted(kind.text(), String.join(", ", sources)));
            }
            sources.stream()
                    .filter(source -> !NAME.matcher(source).matches())
                    .findFirst()
                    .ifPresent(bad -> {
                        throw new IllegalArgumentException("'%s' is no name of a source".formatted(bad));
                    });
        });
        named = Map.copyOf(kept);
    }

    /** The sources of the kind in their order; empty where the default order counts. */
    public Optional<List<String>> find(DataKind kind) {
        return Optional.ofNullable(named.get(kind));
    }

    /** As a market keeps it: {@code default}, or {@code daily-bars=tiingo,yahoo;quotes=alpaca}. */
    public String text() {
        return named.isEmpty()
                ? DEFAULT_TEXT
                : Arrays.stream(DataKind.values())
                        .filter(named::containsKey)
                        .map(kind -> kind.text() + "=" + String.join(",", named.get(kind)))
                        .collect(Collectors.joining(";"));
    }

    /** @throws IllegalArgumentException when the text is no {@link #text} */
    public static SourceChains parse(String text) {
        if (text.equals(DEFAULT_TEXT)) {
            return DEFAULT;
        }
        Map<DataKind, List<String>> named = new EnumMap<>(DataKind.class);
        for (String chain : text.split(";", -1)) {
            String[] parts = chain.split("=", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("'%s' is no chain of sources".formatted(chain));
            }
            named.put(kind(parts[0]), List.of(parts[1].split(",", -1)));
        }
        return new SourceChains(named);
    }

    /**
     * The kind that people write so.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DataKind kind(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(DataKind.values())
                .filter(kind -> kind.text().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no kind of data; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(DataKind.values())
                                        .map(DataKind::text)
                                        .collect(Collectors.joining(", ")))));
    }
}
