package io.bellwether.cli.backtest;

import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.backtest.page.EventStudyPage;
import io.bellwether.cli.common.TextTable;
import io.bellwether.kernel.Counted;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Prints a study of events for a person. */
final class EventStudyPrinter {
    private final EventStudyPage.Shown figures = new EventStudyPage.Shown();
    private final PrintWriter out;

    EventStudyPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(EventStudy study, Path page) {
        out.printf(
                "Event study on %s, %s, sessions %s around each event%n%n",
                study.market(), String.join(", ", study.advisors()), study.window());
        out.printf("%s against %s%n%n", windows(study, false), windows(study, true));
        TextTable table = TextTable.of("", ">event mean", ">median", ">control mean", ">median", ">differ", ">t", ">p");
        study.comparisons()
                .forEach((name, c) -> table.row(
                        name,
                        figures.percent(c.eventMean()),
                        figures.percent(c.eventMedian()),
                        figures.percent(c.controlMean()),
                        figures.percent(c.controlMedian()),
                        figures.percent(c.difference()),
                        figures.number(c.t()),
                        figures.chance(c.p())));
        table.print(out);
        out.println();
        study.caveats().forEach(caveat -> out.println("- " + caveat));
        out.printf("%nPage: %s%n", page);
    }

    private static String windows(EventStudy study, boolean control) {
        long n = study.windows().stream()
                .filter(window -> window.isControl() == control)
                .count();
        return control ? Counted.of(n, "control") : Counted.of(n, "event window");
    }
}
