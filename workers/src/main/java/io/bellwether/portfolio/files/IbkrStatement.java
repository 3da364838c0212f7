package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Interactive Brokers' activity statement and transaction history as CSV. Each line begins with its section and with
 * {@code Header}, {@code Data}, {@code SubTotal} or {@code Total}; a header holds until the section's next one. Sold shares
 * are below zero, a commission is below zero too and a rebate above. Times are New York's.
 *
 * <p>Shapes as in the tests of public readers of real statements and capital-gains-calculator
 * (tests/interactive_brokers), signs by ibkrguides.com/reportingreference/reportguide/tradestradeconfirm.htm, read
 * 2026-11-29.
 */
final class IbkrStatement implements BrokerFormat {
    private static final Set<String> KINDS = Set.of("Header", "Data", "SubTotal", "Total", "Notes");
    private static final List<String> CASH_SECTIONS = List.of(
            "dividends",
            "withholding tax",
            "interest",
            "bond interest received",
            "bond interest paid",
            "fees",
            "transaction fees",
            "other fees",
            "advisor fees",
            "broker fees",
            "commission adjustments",
            "commission credits",
            "sales tax",
            "payment in lieu of dividends",
            "871(m) withholding",
            "deposits & withdrawals",
            "cash transfers");

    @Override
    public Broker broker() {
        return Broker.IBKR;
    }

    @Override
    public boolean recognises(Sheet sheet) {
        return sheet.lines().stream()
                .anyMatch(line -> line.fields().size() > 3
                        && line.fields().get(1).strip().equals("Header")
                        && Set.of("trades", "transaction history", "statement", "account information")
                                .contains(CsvTable.plain(line.fields().getFirst())));
    }

    @Override
    public String shape() {
        return "lines that begin with a section and Header or Data, as 'Trades,Header,…'";
    }

    @Override
    public SourceRecord read(Sheet sheet) {
        Map<String, List<CsvRow>> sections = sections(sheet);
        requireOneAccount(sheet.name(), sections);
        Reading out = new Reading();
        trades(sections.getOrDefault("trades", List.of()), out);
        for (String section : CASH_SECTIONS) {
            sections.getOrDefault(section, List.of()).forEach(row -> out.safely(row, () -> cash(section, row, out)));
        }
        IbkrActions actions = new IbkrActions();
        sections.getOrDefault("corporate actions", List.of())
                .forEach(row -> out.safely(row, () -> action(row, actions, out)));
        sections.getOrDefault("transfers", List.of()).forEach(row -> out.safely(row, () -> transfer(row, out)));
        history(sheet.name(), sections, actions, out);
        sheet.broken().ifPresent(out::keep);
        return out.record(false);
    }

    /** The rows of each section under the header that holds for them; sums are no rows. */
    private static Map<String, List<CsvRow>> sections(Sheet sheet) {
        Map<String, List<CsvRow>> sections = new HashMap<>();
        Map<String, List<String>> headers = new HashMap<>();
        for (Sheet.Line line : sheet.lines()) {
            if (line.fields().size() < 3 || !KINDS.contains(line.fields().get(1).strip())) {
                continue;
            }
            String section = CsvTable.plain(line.fields().getFirst());
            String kind = line.fields().get(1).strip();
            if (kind.equals("Header")) {
                headers.put(section, line.names());
            } else if (kind.equals("Data") && headers.containsKey(section)) {
                sections.computeIfAbsent(section, name -> new ArrayList<>())
                        .add(new CsvRow(line.at(), headers.get(section), line.fields()));
            }
        }
        sections.values().forEach(rows -> rows.removeIf(IbkrStatement::isSum));
        return sections;
    }

    private static boolean isSum(CsvRow row) {
        return row.fields().size() > 2
                && row.fields().get(2).strip().toLowerCase(Locale.ROOT).startsWith("total");
    }

    private static void requireOneAccount(String name, Map<String, List<CsvRow>> sections) {
        Stream<String> owners = sections.getOrDefault("account information", List.of()).stream()
                .filter(row -> row.text("field name").orElse("").equalsIgnoreCase("account"))
                .flatMap(row -> row.text("field value").stream());
        Stream<String> columns =
                sections.values().stream().flatMap(List::stream).flatMap(row -> row.text("account").stream());
        Accounts.requireOne(name, owners, "export each account into a file of its own");
        Accounts.requireOne(name, columns, "export each account into a file of its own");
    }

    /** Orders, or the executions they are made of where the statement shows those. */
    private static void trades(List<CsvRow> rows, Reading out) {
        boolean executions = rows.stream().anyMatch(row -> isExecution(discriminator(row)));
        for (CsvRow row : rows) {
            String what = discriminator(row);
            if (what.isEmpty() || (executions ? isExecution(what) : what.equals("order"))) {
                out.safely(row, () -> trade(row, out));
            }
        }
    }

    private static String discriminator(CsvRow row) {
        return row.text("datadiscriminator").orElse("").toLowerCase(Locale.ROOT);
    }

    private static boolean isExecution(String what) {
        return what.equals("trade") || what.equals("execution");
    }

    private static void trade(CsvRow row, Reading out) {
        EventTime when = EventTime.read("date/time", row.needed("date/time"));
        String category = row.text("asset category").orElse("Stocks");
        if (!category.startsWith("Stocks")) {
            out.notAShare(
                    row.at(),
                    when.date(),
                    "%s (%s)".formatted(category, row.text("symbol").orElse("")),
                    Optional.empty());
            return;
        }
        if (Ibkr.isForeign(row, out, when, "currency")) {
            return;
        }
        Ibkr.trade(
                row,
                when,
                row.needed("symbol"),
                row.neededFigure("quantity"),
                row.neededFigure("t. price", "price"),
                row.figure("comm/fee", "comm in usd", "commission")
                        .orElse(BigDecimal.ZERO)
                        .add(row.figure("fee", "taxes").orElse(BigDecimal.ZERO)),
                Ibkr.codes(row, "code"),
                row.first("tradeid", "trade id"),
                out);
    }

    private static void cash(String section, CsvRow row, Reading out) {
        EventTime when = EventTime.read(
                "date", row.first("date", "settle date", "date/time").orElseThrow(() -> new BadRow("'date' is empty")));
        String words = row.text("description").orElse("");
        if (Ibkr.isForeign(row, out, when, "currency")) {
            return;
        }
        BigDecimal amount = row.neededFigure("amount");
        if (Ibkr.isOutside(section)) {
            out.transferred(row.at(), when.date(), amount, words, Optional.empty());
            return;
        }
        Optional<Symbol> about = VendorSymbols.about(row.text("symbol").or(() -> Ibkr.about(words)));
        CashKind kind = Ibkr.kind(section).orElse(CashKind.FEE);
        out.cash(row.at(), when.date(), kind, amount, about, words, Optional.empty());
    }

    private static void action(CsvRow row, IbkrActions actions, Reading out) {
        EventTime when = EventTime.read(
                "report date",
                row.first("report date", "date/time").orElseThrow(() -> new BadRow("'report date' is empty")));
        String category = row.text("asset category").orElse("Stocks");
        if (!category.startsWith("Stocks")) {
            out.notAShare(row.at(), when.date(), category, row.figure("proceeds"));
            return;
        }
        if (Ibkr.isForeign(row, out, when, "currency")) {
            return;
        }
        actions.read(
                new IbkrActions.Action(
                        row.at(),
                        when.date(),
                        row.needed("description"),
                        row.figure("quantity"),
                        row.figure("proceeds").orElse(BigDecimal.ZERO),
                        row.figure("value"),
                        Optional.empty()),
                out);
    }

    private static void transfer(CsvRow row, Reading out) {
        EventTime when = EventTime.read("date", row.needed("date"));
        if (Ibkr.isForeign(row, out, when, "currency")) {
            return;
        }
        String words = "%s %s"
                .formatted(row.text("type").orElse(""), row.text("direction").orElse(""))
                .strip();
        row.figure("cash amount")
                .ifPresent(cash -> out.transferred(row.at(), when.date(), cash, words, Optional.empty()));
        Optional<BigDecimal> shares = row.figure("qty", "quantity").filter(number -> number.signum() != 0);
        if (shares.isEmpty()) {
            return;
        }
        if (!row.text("asset category").orElse("Stocks").startsWith("Stocks")) {
            out.notAShare(row.at(), when.date(), row.needed("asset category"), Optional.empty());
            return;
        }
        boolean leaves = row.text("direction").orElse("").equalsIgnoreCase("out");
        out.event(new Transfer(
                row.at(),
                when.date(),
                VendorSymbols.read(row.needed("symbol")),
                leaves ? shares.get().abs().negate() : shares.get(),
                row.figure("market value").map(BigDecimal::abs).map(Money::rounded),
                Optional.empty()));
    }

    /** The portal's newer report: one section for everything, days only, amounts in the account's own currency. */
    private static void history(String name, Map<String, List<CsvRow>> sections, IbkrActions actions, Reading out) {
        List<CsvRow> rows = sections.getOrDefault("transaction history", List.of());
        if (rows.isEmpty()) {
            return;
        }
        sections.getOrDefault("summary", List.of()).stream()
                .filter(row -> row.text("field name").orElse("").equalsIgnoreCase("base currency"))
                .flatMap(row -> row.text("field value").stream())
                .filter(currency -> !currency.equalsIgnoreCase("USD"))
                .findFirst()
                .ifPresent(currency -> {
                    throw new PermanentFault(
                            "%s is in %s and the books are in USD; export the activity statement, which has each trade's currency"
                                    .formatted(name, currency));
                });
        rows.forEach(row -> out.safely(row, () -> historical(row, actions, out)));
    }

    private static void historical(CsvRow row, IbkrActions actions, Reading out) {
        EventTime when = EventTime.read("date", row.needed("date"));
        String type = row.needed("transaction type");
        String small = type.toLowerCase(Locale.ROOT);
        String words = row.text("description").orElse("");
        Optional<BigDecimal> amount = row.figure("net amount", "gross amount", "gross amount ");
        String symbol = row.text("symbol").filter(text -> !text.equals("-")).orElse("");
        if (small.contains("forex") || small.equals("adjustment")) {
            out.notAShare(row.at(), when.date(), type, amount);
        } else if (VendorSymbols.isOption(symbol) || small.equals("assignment") || small.equals("expiration")) {
            out.notAShare(row.at(), when.date(), "an option (%s)".formatted(symbol), amount);
        } else if (small.equals("buy") || small.equals("sell")) {
            BigDecimal shares = row.neededFigure("quantity").abs();
            Ibkr.trade(
                    row,
                    when,
                    symbol,
                    small.equals("sell") ? shares.negate() : shares,
                    row.neededFigure("price"),
                    row.figure("commission").orElse(BigDecimal.ZERO),
                    Set.of(),
                    Optional.empty(),
                    out);
        } else if (small.contains("corporate action") || small.contains("split")) {
            actions.read(
                    new IbkrActions.Action(
                            row.at(),
                            when.date(),
                            words,
                            row.figure("quantity"),
                            amount.orElse(BigDecimal.ZERO),
                            Optional.empty(),
                            Optional.empty()),
                    out);
        } else if (Ibkr.isOutside(small)) {
            out.transferred(
                    row.at(),
                    when.date(),
                    amount.orElseThrow(() -> new BadRow("'net amount' is empty")),
                    words,
                    Optional.empty());
        } else if (Ibkr.kind(small).isPresent()) {
            out.cash(
                    row.at(),
                    when.date(),
                    Ibkr.kind(small).get(),
                    amount.orElseThrow(() -> new BadRow("'net amount' is empty")),
                    VendorSymbols.about(Optional.of(symbol)),
                    words,
                    Optional.empty());
        } else {
            out.unknown(row.at(), when.date(), type, amount);
        }
    }
}
