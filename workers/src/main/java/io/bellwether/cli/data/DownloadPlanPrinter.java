package io.bellwether.cli.data;

import io.bellwether.cli.common.TextTable;
import io.bellwether.kernel.Counted;
import io.bellwether.marketdata.app.source.PlanDownload.Day;
import io.bellwether.marketdata.app.source.PlanDownload.Need;
import io.bellwether.marketdata.app.source.PlanDownload.Plan;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what a download takes. */
final class DownloadPlanPrinter {
    /** Days that are told one by one. */
    private static final int DAYS = 7;

    private DownloadPlanPrinter() {}

    static void print(Plan plan, PrintWriter out) {
        if (!plan.hindrance().isEmpty()) {
            out.printf("It cannot be done: %s.%n", plan.hindrance());
            return;
        }
        out.printf(
                "%s of %d: asked for, if each source has what it is asked for:%n",
                Counted.of(plan.symbols() - plan.complete(), "symbol"), plan.symbols());
        if (plan.needs().isEmpty()) {
            out.printf("Nothing is missing.%n");
            return;
        }
        TextTable table = TextTable.of("source", "for", ">symbols", ">requests", "at most");
        plan.needs()
                .forEach(need -> table.row(
                        need.source(),
                        need.kind().text(),
                        Integer.toString(need.symbols()),
                        Integer.toString(need.requests()),
                        bounds(need)));
        table.print(out);
        plan.days().stream().limit(DAYS).forEach(day -> out.printf("%s%n", words(day)));
        if (plan.days().size() > DAYS) {
            out.printf("and so on, %s in all%n", Counted.of(plan.days().size(), "day"));
        }
        plan.ends().ifPresent(end -> out.printf("%s%n", words(plan, end)));
    }

    private static String words(Plan plan, Instant end) {
        String done = "All is done on %s, after %s of waiting for turns".formatted(minute(end), time(plan.seconds()));
        return plan.stops() == 0
                ? done + "."
                : "%s; till then the requests of an hour or a day are used up %s, and the same command goes on."
                        .formatted(done, Counted.of(plan.stops(), "time"));
    }

    private static String words(Day day) {
        return "%s to %s UTC: %s, %s"
                .formatted(
                        minute(day.begins()),
                        minute(day.ends()).substring(11),
                        Counted.of(day.symbols(), "symbol"),
                        Counted.of(day.requests(), "request"));
    }

    private static String minute(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ')
                .replace(":00Z", "");
    }

    private static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : seconds + " s";
    }

    private static String bounds(Need need) {
        List<String> bounds = new ArrayList<>();
        add(bounds, need.perMinute(), "a minute");
        add(bounds, need.perHour(), "an hour");
        add(bounds, need.perDay(), "a day");
        return bounds.isEmpty() ? "no bound" : String.join(", ", bounds);
    }

    private static void add(List<String> bounds, Optional<Integer> most, String span) {
        most.ifPresent(number -> bounds.add(number + " " + span));
    }
}
