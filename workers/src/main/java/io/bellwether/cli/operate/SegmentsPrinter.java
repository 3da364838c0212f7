package io.bellwether.cli.operate;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.SegmentsOf;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the segments of a desk, for people or for programs. */
final class SegmentsPrinter {
    private final PrintWriter out;
    private final DeskId desk;
    private final boolean json;

    SegmentsPrinter(PrintWriter out, DeskId desk, boolean json) {
        this.out = out;
        this.desk = desk;
        this.json = json;
    }

    void print(SegmentsOf segments) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("desk", desk.value());
            all.put("market", segments.market());
            all.put(
                    "segments",
                    segments.segments().stream().map(SegmentsPrinter::row).toList());
            all.put("otherSymbols", segments.otherSymbols());
            out.println(PublishedJson.write(all));
            return;
        }
        for (SegmentsOf.Listed listed : segments.segments()) {
            Segment segment = listed.segment();
            out.printf(
                    "%s (%s), %s%n",
                    segment.id(), segment.name(), count(segment.symbols().size()));
            out.printf(
                    "  symbols: %s%n",
                    segment.symbols().stream().map(Symbol::value).collect(Collectors.joining(", ")));
            out.printf("  own limits: %s%n", limits(listed.own()));
        }
        out.printf(
                segments.segments().isEmpty()
                        ? "No segments: one set of limits, the desk's, for %s of market %s.%n"
                        : "In no segment, with the limits of the desk: %s of market %s.%n",
                count(segments.otherSymbols()),
                segments.market());
    }

    private static Map<String, Object> row(SegmentsOf.Listed listed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", listed.segment().id());
        row.put("name", listed.segment().name());
        row.put(
                "symbols",
                listed.segment().symbols().stream().map(Symbol::value).toList());
        Map<String, Object> own = new TreeMap<>();
        listed.own().forEach((key, value) -> own.put(key.key(), LimitsCommand.published(key, value)));
        row.put("ownLimits", own);
        return row;
    }

    private static Map<String, BigDecimal> byKey(Map<LimitKey, BigDecimal> own) {
        Map<String, BigDecimal> byKey = new TreeMap<>();
        own.forEach((key, value) -> byKey.put(key.key(), value));
        return byKey;
    }

    private static String limits(Map<LimitKey, BigDecimal> own) {
        List<String> texts = byKey(own).entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().toPlainString())
                .toList();
        return texts.isEmpty() ? "none, those of the desk hold" : String.join(", ", texts);
    }

    private static String count(long symbols) {
        return Counted.of(symbols, "symbol");
    }
}
