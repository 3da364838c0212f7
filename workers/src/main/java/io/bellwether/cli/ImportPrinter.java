package io.bellwether.cli;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Json;
import io.bellwether.portfolio.app.GivePrices;
import io.bellwether.portfolio.app.ImportRecord;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what an import did. */
final class ImportPrinter {
    private final PrintWriter out;

    ImportPrinter(PrintWriter out) {
        this.out = out;
    }

    /** @param prices the daily prices that the record was given, if any */
    void print(ImportRecord.Result result, Optional<GivePrices.Result> prices, boolean asRecorded, boolean json) {
        if (json) {
            Map<String, @Nullable Object> object = object(result, asRecorded);
            prices.ifPresent(found -> object.put("prices", object(found)));
            out.println(Json.write(object));
        } else {
            text(result);
            prices.ifPresent(this::text);
        }
        out.flush();
    }

    private void text(ImportRecord.Result result) {
        out.printf(
                "Desk %s on market %s started from %s USD: %d trades read, %d booked now, %d before, %d days closed.%n",
                result.desk(),
                result.market(),
                result.initialCash(),
                result.tradesRead(),
                result.booked(),
                result.bookedBefore(),
                result.closes());
        if (result.booked() == 0 && result.bookedBefore() > 0) {
            out.println("Everything was booked before: nothing changed.");
        }
        out.printf("Cash at the end: %s USD.%n", result.cash());
        if (!result.unexplained().isEmpty()) {
            out.printf(
                    "Cash entered that the source does not explain: %s USD in %d entries.%n",
                    sum(result.unexplained()), result.unexplained().size());
            result.unexplained()
                    .forEach(entry -> out.printf(
                            "  %s %s %s: %s%n", entry.tradingDate(), entry.amount(), entry.kind(), entry.detail()));
        }
        out.printf("%n%d findings:%n", result.findings().size());
        for (Finding finding : result.findings()) {
            out.printf("  %s:%d: %s%n", finding.at().file(), finding.at().line(), sentence(finding));
        }
        count(result.findings()).forEach((kind, times) -> out.printf("%6d %s%n", times, kind));
    }

    private void text(GivePrices.Result prices) {
        out.printf(
                "%nDaily prices of %d of %d symbols from market %s%s, benchmark %s.%n",
                prices.priced().size(),
                prices.priced().size() + prices.unpriced().size(),
                prices.market(),
                prices.days()
                        .map(days -> ", %s to %s".formatted(days.first(), days.last()))
                        .orElse(""),
                prices.benchmark().map(Symbol::value).orElse("none"));
        if (!prices.unpriced().isEmpty()) {
            out.printf("No file for %s.%n", names(prices.unpriced()));
        }
    }

    private static Map<String, @Nullable Object> object(GivePrices.Result prices) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("market", prices.market());
        object.put("from", prices.days().map(days -> days.first().toString()).orElse(null));
        object.put("to", prices.days().map(days -> days.last().toString()).orElse(null));
        object.put("priced", prices.priced().stream().map(Symbol::value).toList());
        object.put("unpriced", prices.unpriced().stream().map(Symbol::value).toList());
        object.put("benchmark", prices.benchmark().map(Symbol::value).orElse(null));
        return object;
    }

    private static String names(Set<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).collect(Collectors.joining(", "));
    }

    private static String sentence(Finding finding) {
        StringBuilder text = new StringBuilder(finding.kind().name());
        if (finding.treatment() != Treatment.LISTED) {
            text.append(' ').append(finding.treatment());
        }
        finding.date().ifPresent(date -> text.append(' ').append(date));
        finding.symbol().ifPresent(symbol -> text.append(' ').append(symbol));
        finding.amount()
                .ifPresent(amount -> text.append(": says %s, expected %s, off by %s"
                        .formatted(
                                plain(finding.stated().orElseThrow()),
                                plain(finding.expected().orElseThrow()),
                                plain(amount))));
        return text.append(": ").append(finding.detail()).toString();
    }

    private static Map<String, @Nullable Object> object(ImportRecord.Result result, boolean asRecorded) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("desk", result.desk());
        object.put("market", result.market());
        object.put("asRecorded", asRecorded);
        object.put("initialCash", result.initialCash());
        object.put("tradesRead", result.tradesRead());
        object.put("booked", result.booked());
        object.put("bookedBefore", result.bookedBefore());
        object.put("refused", refused(result.findings()));
        object.put("daysClosed", result.closes());
        object.put("cash", result.cash());
        object.put("unexplainedCash", sum(result.unexplained()));
        object.put(
                "unexplained",
                result.unexplained().stream().map(ImportPrinter::object).toList());
        object.put("counts", count(result.findings()));
        object.put(
                "findings",
                result.findings().stream().map(ImportPrinter::object).toList());
        return object;
    }

    private static Money sum(List<CashEntry> entries) {
        return entries.stream().map(CashEntry::amount).reduce(Money.ZERO, Money::plus);
    }

    private static Map<String, @Nullable Object> object(CashEntry entry) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("date", entry.tradingDate().toString());
        object.put("kind", entry.kind());
        object.put("amount", entry.amount());
        object.put("detail", entry.detail());
        return object;
    }

    private static Map<String, @Nullable Object> object(Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", finding.at().file());
        object.put("line", finding.at().line());
        object.put("kind", finding.kind());
        object.put("treatment", finding.treatment());
        object.put("date", finding.date().map(Object::toString).orElse(null));
        object.put("symbol", finding.symbol().orElse(null));
        object.put("stated", text(finding.stated()));
        object.put("expected", text(finding.expected()));
        object.put("amount", text(finding.amount()));
        object.put("detail", finding.detail());
        return object;
    }

    private static long refused(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.treatment() == Treatment.REFUSED)
                .count();
    }

    private static Map<String, Integer> count(List<Finding> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(finding.kind().name(), 1, Integer::sum));
        return counts;
    }

    private static @Nullable String text(Optional<BigDecimal> number) {
        return number.map(ImportPrinter::plain).orElse(null);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
