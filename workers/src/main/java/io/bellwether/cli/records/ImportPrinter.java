package io.bellwether.cli.records;

import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.platform.PublishedJson;
import io.bellwether.portfolio.app.GivePrices;
import io.bellwether.portfolio.app.ImportRecord;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.Step;
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
    private final boolean check;

    /** @param check whether nothing was booked */
    ImportPrinter(PrintWriter out, boolean check) {
        this.out = out;
        this.check = check;
    }

    /** @param prices the daily prices that the record was given, if any */
    void print(ImportRecord.Result result, Optional<GivePrices.Result> prices, boolean asRecorded, boolean json) {
        if (json) {
            Map<String, @Nullable Object> object = object(result, asRecorded);
            prices.ifPresent(found -> object.put("prices", object(found)));
            out.println(PublishedJson.write(object));
        } else {
            text(result);
            prices.ifPresent(this::text);
        }
        out.flush();
    }

    private void text(ImportRecord.Result result) {
        if (result.isEmpty()) {
            out.println("Nothing can be booked, no desk is made: %s read."
                    .formatted(Counted.of(result.tradesRead(), "trade")));
        } else {
            books(result);
        }
        out.printf(
                "%n%s%n",
                Counted.of(result.findings().size(), "finding")
                        + (result.findings().isEmpty() ? "." : ":"));
        for (Finding finding : result.findings()) {
            out.printf("  %s:%d: %s%n", finding.at().file(), finding.at().line(), sentence(finding));
        }
        count(result.findings()).forEach((kind, times) -> out.printf("%6d %s%n", times, kind));
    }

    private void books(ImportRecord.Result result) {
        out.printf(
                "Desk %s on market %s %s %s USD: %s and %s read, %s and %s %s, %s before, %s closed.%n",
                result.desk(),
                result.market(),
                check ? "would start from" : "started from",
                result.initialCash(),
                Counted.of(result.tradesRead(), "trade"),
                Counted.of(result.eventsRead(), "other row"),
                Counted.of(result.booked(), "trade"),
                Counted.of(result.entriesBooked(), "other entry", "other entries"),
                check ? "would be booked" : "booked now",
                Counted.of(result.bookedBefore(), "trade"),
                Counted.of(result.closes(), "day"));
        if (result.steps().isEmpty()) {
            out.println(
                    check
                            ? "Everything is booked: nothing would change."
                            : "Everything was booked before: nothing changed.");
        }
        if (check) {
            result.steps().stream()
                    .filter(step -> !(step instanceof Step.Close))
                    .forEach(step -> out.printf("  %s %s%n", step.date(), words(step)));
            out.println("Nothing is booked: this was a check.");
        }
        out.printf("Cash at the end: %s USD.%n", result.cash());
        if (!result.positions().isEmpty()) {
            out.printf(
                    "Held at the end: %s.%n",
                    result.positions().stream()
                            .map(position -> position.quantity() + " " + position.symbol())
                            .collect(Collectors.joining(", ")));
        }
        if (!result.unexplained().isEmpty()) {
            out.printf(
                    "Cash entered that the source does not explain: %s USD in %s.%n",
                    sum(result.unexplained()), Counted.of(result.unexplained().size(), "entry", "entries"));
            result.unexplained()
                    .forEach(entry -> out.printf(
                            "  %s %s %s: %s%n", entry.tradingDate(), entry.amount(), entry.kind(), entry.detail()));
        }
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Trade trade ->
                "%s %s %s at %s, fee %s"
                        .formatted(
                                trade.fill().side(),
                                trade.fill().quantity(),
                                trade.fill().symbol(),
                                trade.fill().price(),
                                trade.fill().fee());
            case Step.Unexplained cash -> entry(cash.entry());
            case Step.Cash cash -> entry(cash.entry());
            case Step.Action action ->
                switch (action.action()) {
                    case CorporateAction.Split split ->
                        "SPLIT %s: %s new shares for %s"
                                .formatted(split.symbol(), plain(split.newRate()), plain(split.oldRate()));
                    case CorporateAction.Dividend dividend ->
                        "DIVIDEND %s: %s a share".formatted(dividend.symbol(), plain(dividend.amount()));
                    case CorporateAction.SymbolChange change ->
                        "SYMBOL_CHANGE %s is called %s".formatted(change.symbol(), change.newSymbol());
                    case CorporateAction.Delisting delisting ->
                        "DELISTING %s: %s a share".formatted(delisting.symbol(), plain(delisting.payout()));
                };
            case Step.Close close -> "CLOSE";
        };
    }

    private static String entry(CashEntry entry) {
        return "%s %s %s"
                .formatted(entry.kind(), entry.amount(), entry.detail())
                .strip();
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

    private Map<String, @Nullable Object> object(ImportRecord.Result result, boolean asRecorded) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("desk", result.desk());
        object.put("market", result.market());
        object.put("asRecorded", asRecorded);
        object.put("initialCash", result.initialCash());
        object.put("tradesRead", result.tradesRead());
        object.put("eventsRead", result.eventsRead());
        object.put("check", check);
        object.put("booked", result.booked());
        object.put("entriesBooked", result.entriesBooked());
        object.put("bookedBefore", result.bookedBefore());
        object.put("refused", result.refused());
        object.put("daysClosed", result.closes());
        object.put("cash", result.cash());
        object.put(
                "positions",
                result.positions().stream().map(ImportPrinter::object).toList());
        if (check) {
            object.put(
                    "steps",
                    result.steps().stream()
                            .filter(step -> !(step instanceof Step.Close))
                            .map(step -> step.date() + " " + words(step))
                            .toList());
        }
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

    private static Map<String, @Nullable Object> object(Position position) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("symbol", position.symbol());
        object.put("quantity", position.quantity());
        object.put("cost", position.costBasis());
        return object;
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
