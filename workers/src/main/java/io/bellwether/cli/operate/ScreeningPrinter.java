package io.bellwether.cli.operate;

import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Screening;
import io.bellwether.marketdata.domain.Screen;
import io.bellwether.marketdata.domain.Screen.Cause;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a screen finds, for people or for programs. */
final class ScreeningPrinter {
    private final PrintWriter out;
    private final boolean json;

    ScreeningPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(Screening found) {
        if (json) {
            out.println(PublishedJson.write(row(found)));
            return;
        }
        out.printf(
                "Segment %s by what was known before %s: %s of market %s.%n",
                found.segment(), found.date(), Counted.of(found.members().size(), "symbol"), found.market());
        line("belong to it", found.members());
        line("new", found.added());
        line("no more", found.removed());
        misses("The data cannot tell of", found, Cause.UNKNOWN);
        misses("Outside", found, Cause.OUTSIDE);
        misses("Excluded", found, Cause.EXCLUDED);
        out.println(
                found.members().isEmpty()
                        ? "Nothing passes: the segment stays as it was."
                        : found.written()
                                ? "The segment has been changed."
                                : found.isChange() ? "Nothing has been changed." : "The segment is so already.");
    }

    private void line(String what, List<Symbol> symbols) {
        if (!symbols.isEmpty()) {
            out.printf("  %s: %s%n", what, symbols.stream().map(Symbol::value).collect(Collectors.joining(", ")));
        }
    }

    private void misses(String what, Screening found, Cause cause) {
        List<Screen.Miss> misses =
                found.left().stream().filter(miss -> miss.cause() == cause).toList();
        if (!misses.isEmpty()) {
            out.printf("%s %s:%n", what, Counted.of(misses.size(), "symbol"));
            misses.forEach(miss -> out.printf("  %s: %s%n", miss.symbol(), miss.detail()));
        }
    }

    private static Map<String, Object> row(Screening found) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("desk", found.desk().value());
        row.put("market", found.market());
        row.put("segment", found.segment());
        row.put("date", found.date().toString());
        row.put("members", names(found.members()));
        row.put("added", names(found.added()));
        row.put("removed", names(found.removed()));
        row.put("left", found.left().stream().map(ScreeningPrinter::row).toList());
        row.put("written", found.written());
        return row;
    }

    private static Map<String, Object> row(Screen.Miss miss) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("symbol", miss.symbol().value());
        row.put("cause", miss.cause().name().toLowerCase(Locale.ROOT));
        row.put("detail", miss.detail());
        return row;
    }

    private static List<String> names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).toList();
    }
}
