package io.bellwether.cli.data;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.kernel.Counted;
import io.bellwether.marketdata.app.FindGaps;
import io.bellwether.marketdata.app.FindGaps.Gaps;
import io.bellwether.marketdata.app.FindGaps.Held;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.SessionGaps;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is missing in what is stored of a market. */
@AsksApplication
@Command(
        name = "gaps",
        mixinStandardHelpOptions = true,
        description = {
            "Say which sessions are missing in what is stored of a market, and which symbols ended before the others.",
            "Sessions are those of the NYSE's calendar between a symbol's first bar and its last. Exit code 1: the market "
                    + "has no bars."
        })
final class DataGapsCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Option(
            names = "--market",
            required = true,
            paramLabel = "NAME",
            description = "The market, by its name or its id.")
    private String name;

    @Option(names = "--all", description = "Print every gap of every symbol.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object with every symbol and every gap.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.run(spec, (context, out) -> {
            Gaps gaps = context.getBean(FindGaps.class)
                    .run(context.getBean(DeskMarkets.class).named(name));
            if (json) {
                out.println(PublishedJson.write(object(gaps)));
            } else {
                print(gaps, out);
            }
            return gaps.symbols().isEmpty() ? ExitCodes.FAILED : ExitCodes.FINE;
        });
    }

    private static Map<String, @Nullable Object> object(Gaps gaps) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("market", gaps.market());
        object.put("from", gaps.days().map(DateRange::first));
        object.put("to", gaps.days().map(DateRange::last));
        object.put("missingSessions", missing(gaps));
        object.put(
                "symbols", gaps.symbols().stream().map(DataGapsCommand::object).toList());
        object.put("withoutBars", gaps.without());
        return object;
    }

    private static Map<String, @Nullable Object> object(Held held) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("symbol", held.symbol());
        object.put("from", held.days().first());
        object.put("to", held.days().last());
        object.put("bars", held.bars());
        object.put("missingSessions", held.missing().sessions());
        object.put(
                "missing",
                held.missing().ranges().stream()
                        .map(range -> Map.of("from", range.first(), "to", range.last()))
                        .toList());
        object.put("behind", held.behind());
        object.put("ended", held.ended());
        return object;
    }

    private static int missing(Gaps gaps) {
        return gaps.symbols().stream()
                .mapToInt(held -> held.missing().sessions())
                .sum();
    }

    private void print(Gaps gaps, PrintWriter out) {
        gaps.symbols().stream().filter(held -> !held.isGapless()).forEach(held -> {
            if (held.missing().sessions() > 0) {
                out.printf(
                        "%s: %s missing from %s to %s: %s%n",
                        held.symbol(),
                        Counted.of(held.missing().sessions(), "session"),
                        held.days().first(),
                        held.days().last(),
                        ranges(held.missing()));
            }
            if (held.behind() > 0) {
                out.printf(
                        "%s: ends on %s, %s before the market%s%n",
                        held.symbol(),
                        held.days().last(),
                        Counted.of(held.behind(), "session"),
                        held.ended().map(why -> "; " + why).orElse("; nobody says why"));
            }
        });
        if (!gaps.without().isEmpty()) {
            out.printf(
                    "Without a single bar: %s%n",
                    gaps.without().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        out.println(gaps.days()
                .map(days -> "Market %s: %s from %s to %s, %s missing in %s, %s ended before the others."
                        .formatted(
                                gaps.market(),
                                Counted.of(gaps.symbols().size(), "symbol"),
                                days.first(),
                                days.last(),
                                Counted.of(missing(gaps), "session"),
                                Counted.of(count(gaps, held -> held.missing().sessions() > 0), "symbol"),
                                Counted.of(count(gaps, held -> held.behind() > 0), "symbol")))
                .orElse("Market %s has no bars.".formatted(gaps.market())));
    }

    private static int count(Gaps gaps, Predicate<Held> which) {
        return (int) gaps.symbols().stream().filter(which).count();
    }

    private String ranges(SessionGaps missing) {
        List<DateRange> ranges = missing.ranges();
        int shown = all ? ranges.size() : Math.min(SHOWN, ranges.size());
        String text = ranges.subList(0, shown).stream()
                .map(range -> range.first().equals(range.last())
                        ? range.first().toString()
                        : range.first() + " to " + range.last())
                .collect(Collectors.joining(", "));
        return shown < ranges.size() ? "%s and %d more; --all shows all".formatted(text, ranges.size() - shown) : text;
    }
}
