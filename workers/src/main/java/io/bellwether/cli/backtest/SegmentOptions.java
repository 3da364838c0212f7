package io.bellwether.cli.backtest;

import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is in the segments of a desk that has no database to ask. */
final class SegmentOptions {
    @Option(
            names = "--segment",
            paramLabel = "ID=SYMBOLS",
            description = "What is in a segment of the desk, e.g. energy=XOM,CVX. Each segment is decided by"
                    + " itself, in the order given here or in the settings' segments, all out of one cash.")
    private @Nullable List<String> segments;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The segments; empty when none was given. */
    List<Segment> segments() {
        List<Segment> all = new ArrayList<>();
        Set<Symbol> taken = new HashSet<>();
        for (String text : segments == null ? List.<String>of() : segments) {
            String[] parts = text.split("=", 2);
            if (parts.length < 2) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--segment is an id and its symbols, e.g. energy=XOM,CVX, was '%s'".formatted(text));
            }
            Segment segment = segment(parts[0].strip(), parts[1]);
            segment.symbols().stream()
                    .filter(symbol -> !taken.add(symbol))
                    .findFirst()
                    .ifPresent(symbol -> {
                        throw new ParameterException(
                                spec.commandLine(),
                                "--segment: %s is in two segments; a symbol is in one at most".formatted(symbol));
                    });
            all.add(segment);
        }
        return all;
    }

    /**
     * Refuses a symbol that has no prices: a typing error must not pass as a smaller segment.
     *
     * @throws ParameterException when a segment has one
     */
    void requireKnown(Set<Symbol> priced) {
        for (Segment segment : segments()) {
            segment.symbols().stream()
                    .filter(symbol -> !priced.contains(symbol))
                    .findFirst()
                    .ifPresent(symbol -> {
                        throw new ParameterException(
                                spec.commandLine(),
                                "--segment %s: the data have no prices of %s; correct or remove it"
                                        .formatted(segment.id(), symbol));
                    });
        }
    }

    private Segment segment(String id, String symbols) {
        try {
            return new Segment(
                    id,
                    id,
                    Arrays.stream(symbols.split(","))
                            .map(symbol -> new Symbol(symbol.strip().toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--segment %s: %s".formatted(id, wrong.getMessage()));
        }
    }

    /** The options as they were given. */
    List<String> arguments() {
        return segments == null
                ? List.of()
                : segments.stream().map(text -> "--segment=" + text).toList();
    }

    /** The desk, deciding about these segments where its settings name none. */
    Desk deciding(Desk desk) {
        List<SegmentId> given =
                segments().stream().map(segment -> new SegmentId(segment.id())).toList();
        try {
            Desk all = desk.settings().segments().isEmpty() ? desk.withSegments(given) : desk;
            all.settings().segments().stream()
                    .filter(segment -> !given.contains(segment))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new ParameterException(
                                spec.commandLine(),
                                "the desk decides about segment '%s'; say what is in it: --segment %s=SYMBOL,SYMBOL"
                                        .formatted(missing, missing));
                    });
            return all;
        } catch (IllegalArgumentException twice) {
            throw new ParameterException(spec.commandLine(), "--segment: " + twice.getMessage());
        }
    }
}
