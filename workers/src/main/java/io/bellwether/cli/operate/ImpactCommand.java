package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.impact.app.MeasureImpact;
import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What events mean for the companies of a desk's market. */
@AsksApplication
@Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        description =
                "Print what the events of the last sessions mean for a desk's companies: who is hit, how much, why.",
        footer = {
            "",
            "Expectations from headlines that nobody checked; headlines, bars and relations",
            "are those that were known then. The graph: ./bellwether impact relations list"
        },
        subcommands = RelationsCommand.class)
public final class ImpactCommand implements Callable<Integer> {
    /** A few screens. */
    private static final int MOST = 8_000;

    @Option(names = "--desk", paramLabel = "DESK", description = "The desk's id, e.g. main.")
    private @Nullable DeskId desk;

    @Option(
            names = "--date",
            description = "As known at the close of this trading date, e.g. 2026-11-20. Default: now.")
    private @Nullable LocalDate date;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (desk == null) {
            throw new ParameterException(spec.commandLine(), "name the desk: --desk main");
        }
        DeskId whose = desk;
        return CliContext.print(spec, (context, out) -> {
            String market = context.getBean(Desks.class).get(whose).market();
            Instant asOf = asOf(context);
            Optional<ImpactSummary> summary =
                    context.getBean(MeasureImpact.class).run(market, asOf);
            if (json) {
                out.println(PublishedJson.write(published(whose, market, asOf, summary)));
            } else {
                print(market, asOf, summary, out);
            }
        });
    }

    private Instant asOf(ApplicationContext context) {
        Instant now = CliContext.now(context);
        if (date == null) {
            return now;
        }
        Instant close = new ExchangeCalendar()
                .hours(date)
                .map(ExchangeHours::close)
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "--date %s is no trading day".formatted(date)));
        return close.isAfter(now) ? now : close;
    }

    private static Map<String, Object> published(
            DeskId desk, String market, Instant asOf, Optional<ImpactSummary> summary) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("desk", desk.value());
        all.put("market", market);
        all.put("asOf", asOf);
        all.put("regime", summary.map(ImpactSummary::regime).orElse(null));
        all.put("events", summary.map(ImpactSummary::events).orElse(List.of()));
        all.put("companies", summary.map(ImpactSummary::companies).orElse(List.of()));
        all.put("clusters", summary.map(ImpactSummary::clusters).orElse(List.of()));
        return all;
    }

    private static void print(String market, Instant asOf, Optional<ImpactSummary> summary, PrintWriter out) {
        if (summary.isEmpty()) {
            out.printf("No event of the last sessions reaches a company of market %s, as known at %s.%n", market, asOf);
            return;
        }
        out.printf(
                "Market %s, regime %s, as known at %s. Expected returns beyond the market's:%n",
                market, summary.get().regime(), asOf);
        out.print(summary.get().text(MOST));
    }
}
