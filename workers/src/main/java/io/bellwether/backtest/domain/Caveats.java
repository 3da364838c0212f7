package io.bellwether.backtest.domain;

import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be known before anything is concluded from a backtest. */
public final class Caveats {
    private Caveats() {}

    /**
     * One sentence each.
     *
     * @param bars of every symbol, up to the last day, oldest first
     */
    public static List<String> of(BacktestResult result, Map<Symbol, List<Bar>> bars) {
        List<String> caveats = new ArrayList<>();
        caveats.add(
                "This is a test of the system. What a rule earned on past prices says little of what it will earn.");
        if (!result.isWhole()) {
            caveats.add("The run was ended after %d of %s."
                    .formatted(
                            result.days().size(),
                            Counted.of(result.request().sessions().size(), "day")));
        }
        models(result).ifPresent(caveats::add);
        caveats.add(
                result.request().market().kind() == Market.Kind.SIMULATED
                        ? "The prices are made up by a random process: no company, no news and no crisis is behind them."
                        : survivors(bars, result.days().getLast()));
        caveats.add(
                "Orders meet daily bars: a limit or stop is executed when the day's range reaches it, at a price that the"
                        + " desk's cost settings make worse, and for no more than their share of the day's volume. The path of a"
                        + " price within a day is not known"
                        + (result.request().desk().settings().costs().impact().signum() == 0
                                ? ", and what a large order does to it is left out."
                                : "; what a large order does to it is a rule of thumb, the square-root law."));
        caveats.add("The yardsticks pay nothing for trading and leave out dividends; the desk pays and receives both.");
        result.halt()
                .ifPresent(halt -> caveats.add(
                        "The desk was stopped by %s and stood still for the rest of the run, since nobody released it: %s"
                                .formatted(halt.requestedBy(), halt.reason())));
        int blind = List.of("No data, no trade", "No quotes", "Closed without data").stream()
                .mapToInt(outcome -> result.outcomes().getOrDefault(outcome, 0))
                .sum();
        if (blind > 0) {
            caveats.add("%s had no prices; nothing was decided in them.".formatted(Counted.of(blind, "session")));
        }
        return caveats;
    }

    private static Optional<String> models(BacktestResult result) {
        Evidence evidence = result.evidence();
        if (result.models().deciders().isEmpty() && result.faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                (evidence.contaminated() ? "Contaminated, no evidence of anything: " : "") + evidence.reason());
    }

    private static String survivors(Map<Symbol, List<Bar>> bars, LocalDate last) {
        long ended = bars.values().stream()
                .filter(own -> own.isEmpty() || own.getLast().date().isBefore(last.minusDays(7)))
                .count();
        return ended == 0
                ? "Survivorship: none of the %s ends before the run does. Companies that failed or were bought are missing, which makes every result of these prices too good, the yardsticks' too."
                        .formatted(Counted.of(bars.size(), "symbol"))
                : "Survivorship: %d of the %s end before the run does. Whether all companies that failed are among them, the data do not say."
                        .formatted(ended, Counted.of(bars.size(), "symbol"));
    }
}
