package io.bellwether.cli.data;

import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.Interruption;
import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.DownloadBars;
import io.bellwether.marketdata.app.source.DownloadBars.Outcome;
import io.bellwether.marketdata.app.source.DownloadBars.Step;
import io.bellwether.marketdata.app.source.MarketMembers;
import io.bellwether.marketdata.app.source.PlanDownload;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills a market with bars of the past from the sources that can be asked. */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = {
            "Fill a market with daily bars from the sources that can be asked, each symbol from the first that has it.",
            "Only sessions without a bar are asked for and stored; what is there stays. First it says how many requests it "
                    + "takes and when it is done. Ctrl-C keeps what is stored; after that, or when the requests of an hour or "
                    + "a day are used up, the same command again goes on where it stopped.",
            "Exit code 3: some symbols were had from no source; 1: none was."
        })
final class DataDownloadCommand implements Callable<Integer> {
    @Option(
            names = "--symbols",
            split = ",",
            paramLabel = "A,B",
            description = "The tickers, separated by commas; several times if you like. Default: those the market has.")
    private List<Symbol> symbols = List.of();

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day. Default: the last session that is over.")
    private @Nullable LocalDate to;

    @Option(
            names = "--market",
            paramLabel = "NAME",
            description = "The market to fill, made where it is missing. Default: ${DEFAULT-VALUE}.")
    private String name = "download";

    @Option(names = "--plan", description = "Say what it takes, and ask nobody.")
    private boolean plan;

    @Option(names = "--json", description = "Print one JSON object with every symbol, or the plan as one.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final List<Step> steps = new ArrayList<>();

    @Override
    public Integer call() {
        DeskMarkets.requireName(spec, name);
        if (to != null && to.isBefore(from)) {
            throw new ParameterException(
                    spec.commandLine(), "--from must not be after --to, was %s and %s".formatted(from, to));
        }
        return CliContext.beans(spec).use(this::download);
    }

    private int download(ApplicationContext context) {
        Instant now = CliContext.now(context);
        DateRange days = days(now);
        Set<Symbol> wanted = new TreeSet<>(symbols);
        Market market = context.getBean(DeskMarkets.class).toFill(name, wanted, today(now));
        if (wanted.isEmpty()) {
            wanted.addAll(context.getBean(MarketMembers.class).on(market.id(), today(now)));
        }
        if (wanted.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "market %s has no symbols yet: name them by --symbols".formatted(market.id()));
        }
        DownloadNotes notes = DownloadNotes.of(System.getenv(), market.id());
        DownloadBars.Request request = new DownloadBars.Request(market, List.copyOf(wanted), days, notes.done(days));
        PlanDownload.Plan planned = context.getBean(PlanDownload.class).run(request, now);
        PrintWriter err = spec.commandLine().getErr();
        if (plan) {
            return printPlan(market, days, planned);
        }
        err.printf(
                "Filling market %s with %s from %s to %s.%n",
                market.id(), Counted.of(wanted.size(), "symbol"), days.first(), days.last());
        if (planned.hindrance().isEmpty()) {
            DownloadPlanPrinter.print(planned, err);
        }
        err.flush();
        Optional<String> ended;
        try (Interruption interruption = new Interruption(err)) {
            ended = context.getBean(DownloadBars.class).run(request, now, interruption::isAsked, step -> {
                steps.add(step);
                if (step.outcome() != Outcome.MISSING) {
                    notes.note(step.symbol(), days);
                }
                tell(step, wanted.size(), err);
            });
        }
        print(market, days, wanted.size(), ended);
        return exitCode(ended);
    }

    private int printPlan(Market market, DateRange days, PlanDownload.Plan planned) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("market", market.id());
            object.put("from", days.first());
            object.put("to", days.last());
            object.put("plan", planned);
            out.println(PublishedJson.write(object));
        } else {
            out.printf("Market %s from %s to %s.%n", market.id(), days.first(), days.last());
            DownloadPlanPrinter.print(planned, out);
        }
        out.flush();
        return planned.hindrance().isEmpty() ? ExitCodes.FINE : ExitCodes.FAILED;
    }

    private void tell(Step step, int all, PrintWriter err) {
        err.printf("%d of %d: %s%n", steps.size(), all, words(step));
        err.flush();
    }

    private static String words(Step step) {
        return switch (step.outcome()) {
            case STORED ->
                "%s, %s from %s%s"
                        .formatted(
                                step.symbol(),
                                Counted.of(step.bars(), "bar"),
                                step.source().orElse("nobody"),
                                step.passed().isEmpty() ? "" : " (not from " + passed(step) + ")");
            case THERE -> "%s, nothing is missing that a source has".formatted(step.symbol());
            case MISSING -> "%s, from no source: %s".formatted(step.symbol(), passed(step));
        };
    }

    private static String passed(Step step) {
        return step.passed().stream()
                .map(one -> one.source() + ": " + one.reason())
                .collect(Collectors.joining("; "));
    }

    private void print(Market market, DateRange days, int all, Optional<String> ended) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("market", market.id());
            object.put("from", days.first());
            object.put("to", days.last());
            object.put("wanted", all);
            object.put("bars", steps.stream().mapToInt(Step::bars).sum());
            object.put("symbols", steps);
            object.put("endedEarly", ended);
            out.println(PublishedJson.write(object));
        } else {
            out.printf(
                    "Market %s: %s of %s stored, %d were complete, %d from no source%s.%n",
                    market.id(),
                    Counted.of(steps.stream().mapToInt(Step::bars).sum(), "bar"),
                    Counted.of(count(Outcome.STORED), "symbol"),
                    count(Outcome.THERE),
                    count(Outcome.MISSING),
                    ended.map(why -> "; " + (all - steps.size()) + " had no turn, because " + why
                                    + "; the same command goes on where this one stopped")
                            .orElse(""));
        }
        out.flush();
    }

    private int count(Outcome outcome) {
        return (int) steps.stream().filter(step -> step.outcome() == outcome).count();
    }

    private int exitCode(Optional<String> ended) {
        if (count(Outcome.MISSING) == steps.size()) {
            return ExitCodes.FAILED;
        }
        return count(Outcome.MISSING) > 0 || ended.isPresent() ? ExitCodes.SOME_REFUSED : ExitCodes.FINE;
    }

    private static LocalDate today(Instant now) {
        return now.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }

    /** @throws ParameterException when there is no finished session in between */
    private DateRange days(Instant now) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate today = today(now);
        boolean over = calendar.hours(today)
                .filter(hours -> !now.isBefore(hours.close()))
                .isPresent();
        LocalDate last = over ? today : calendar.previous(today);
        LocalDate until = to == null || to.isAfter(last) ? last : to;
        LocalDate first = calendar.isTradingDay(from) ? from : calendar.next(from);
        LocalDate end = calendar.isTradingDay(until) ? until : calendar.previous(until);
        if (end.isBefore(first)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no session from %s to %s is over; the last one is %s".formatted(from, until, last));
        }
        return new DateRange(first, end);
    }
}
