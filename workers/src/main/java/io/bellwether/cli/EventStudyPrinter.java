package io.bellwether.cli;

import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.backtest.page.EventStudyPage;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Prints a study of events for a person. */
final class EventStudyPrinter {
    private static final String LINE = "%-30s %7s %9s %9s %9s %9s %9s %10s %6s %6s%n";

    private final EventStudyPage.Shown figures = new EventStudyPage.Shown();
    private final PrintWriter out;

    EventStudyPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(EventStudy study, Path page) {
        out.printf(
                "Event study on %s, %s, sessions %s around each event%n%n",
                study.market(), String.join(", ", study.advisors()), study.window());
        out.printf(
                LINE, "", "events", "mean", "median", "controls", "mean", "median", "difference", "t", "p");
        study.comparisons()
                .forEach((name, c) -> out.printf(
                        LINE,
                        name,
                        c.events(),
                        figures.percent(c.eventMean()),
                        figures.percent(c.eventMedian()),
                        c.controls(),
                        figures.percent(c.controlMean()),
                        figures.percent(c.controlMedian()),
                        figures.percent(c.difference()),
                        figures.number(c.t()),
                        figures.chance(c.p())));
        out.println();
        study.caveats().forEach(caveat -> out.println("- " + caveat));
        out.printf("%nPage: %s%n", page);
    }
}
