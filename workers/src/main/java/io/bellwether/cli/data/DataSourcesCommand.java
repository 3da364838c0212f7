package io.bellwether.cli.data;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.TextTable;
import io.bellwether.marketdata.app.source.ListSources;
import io.bellwether.marketdata.app.source.ListSources.Standing;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how the vendors of market data stand. */
@AsksApplication
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = {
            "Say of every source of market data whether it can be asked, what it has, and how it stands.",
            "Keys come from the environment of the application and are never shown. No source is asked."
        })
final class DataSourcesCommand implements Callable<Integer> {
    private static final long A_MINUTE = 60;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            Instant now = CliContext.now(context);
            List<Standing> all = context.getBean(ListSources.class).run(now);
            if (json) {
                out.println(PublishedJson.write(Map.of(
                        "sources", all.stream().map(one -> object(one, now)).toList())));
            } else {
                print(all, now, out);
            }
        });
    }

    private static Map<String, @Nullable Object> object(Standing one, Instant now) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("source", one.source());
        object.put("usable", one.usable());
        object.put("enabled", one.enabled());
        object.put("key", one.key());
        object.put("wants", one.wants());
        object.put("kinds", one.kinds().stream().map(DataKind::text).toList());
        object.put("lastAnswerAt", one.lastAnswerAt());
        object.put(
                "lastAnswerAge",
                one.lastAnswerAt().map(at -> Duration.between(at, now).toSeconds()));
        object.put("lastFaultAt", one.lastFaultAt());
        object.put("lastFault", one.lastFault());
        object.put("requestsToday", one.requestsToday());
        object.put("perDay", one.perDay());
        object.put("requestsThisHour", one.requestsThisHour());
        object.put("perHour", one.perHour());
        object.put("pausedUntil", one.pausedUntil());
        object.put("todo", one.todo());
        return object;
    }

    private static void print(List<Standing> all, Instant now, PrintWriter out) {
        TextTable table = TextTable.of("source", "usable", "key", ">today", "last answer", "has");
        for (Standing one : all) {
            table.row(
                    one.source(),
                    one.usable() ? "yes" : "no",
                    switch (one.key()) {
                        case NONE_NEEDED -> "none needed";
                        case THERE -> "there";
                        case MISSING -> "missing";
                    },
                    one.requestsToday() + one.perDay().map(most -> "/" + most).orElse(""),
                    one.lastAnswerAt().map(at -> age(Duration.between(at, now))).orElse("never"),
                    Optional.of(one.kinds().stream().map(DataKind::text).collect(Collectors.joining(", ")))
                            .filter(kinds -> !kinds.isEmpty()));
            if (!one.todo().isEmpty()) {
                table.note(one.todo());
            }
        }
        table.print(out);
        out.printf(
                "%d of %d sources can be asked.%n",
                all.stream().filter(Standing::usable).count(), all.size());
    }

    private static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 2 * A_MINUTE) {
            return seconds + " s ago";
        }
        return age.toHours() < 2
                ? age.toMinutes() + " min ago"
                : age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
