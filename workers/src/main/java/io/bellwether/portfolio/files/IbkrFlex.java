package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Flex query of Interactive Brokers as CSV, in all three of its forms: tables one after another, each begun by its
 * header; the same between {@code BOF}, {@code BOS}, {@code EOS} and {@code EOF}; or with {@code HEADER} and {@code DATA}
 * before each line. Which columns there are, the user chose; sold shares are below zero, a commission is below zero too and a
 * rebate above. Rows of a coarser or finer level of detail repeat the same trades.
 *
 * <p>Forms, columns and types as in ibflex (ibflex/enums.py) and the tests of public readers of real queries,
 * read 2026-11-29.
 */
final class IbkrFlex implements BrokerFormat {
    private static final Set<String> MARKS = Set.of("BOF", "BOA", "BOS", "EOS", "EOA", "EOF", "MSG");
    private static final List<String> DETAIL = List.of("EXECUTION", "DETAIL", "ORDER", "TRADE");

    @Override
    public Broker broker() {
        return Broker.IBKR_FLEX;
    }

    @Override
    public boolean recognises(Sheet sheet) {
        return sheet.lines().stream().limit(20).anyMatch(line -> {
            List<String> names = line.names();
            return names.contains("clientaccountid") || isTrades(names);
        });
    }

    @Override
    public String shape() {
        return "a line with the columns Symbol, Quantity, TradePrice, IBCommission";
    }

    private static boolean isTrades(List<String> names) {
        boolean priced = names.contains("tradeprice")
                || names.contains("price") && names.contains("buy/sell") && names.contains("clientaccountid");
        return priced && names.contains("symbol") && names.contains("quantity");
    }

    private static boolean isCash(List<String> names) {
        return names.contains("type") && names.contains("amount") && !names.contains("quantity");
    }

    private static boolean isActions(List<String> names) {
        return names.contains("actiondescription") || names.contains("actionid") && names.contains("proceeds");
    }

    private static boolean isTransfers(List<String> names) {
        return names.contains("direction") && (names.contains("cashtransfer") || names.contains("transferprice"));
    }

    @Override
    public SourceRecord read(Sheet sheet) {
        Reading out = new Reading();
        List<CsvRow> rows = rows(sheet);
        Accounts.requireOne(
                sheet.name(),
                rows.stream()
                        .flatMap(row -> row.text("clientaccountid").stream())
                        .filter(account -> !account.equals("-")),
                "run the query for each account");
        IbkrActions actions = new IbkrActions();
        trades(rows.stream().filter(row -> isTrades(row.header())).toList(), out);
        finest(rows.stream().filter(row -> isCash(row.header())).toList())
                .forEach(row -> whole(row, out, () -> cash(row, out)));
        rows.stream()
                .filter(row -> !isTrades(row.header()) && isActions(row.header()))
                .forEach(row -> whole(row, out, () -> action(row, actions, out)));
        rows.stream()
                .filter(row -> !isTrades(row.header()) && isTransfers(row.header()))
                .forEach(row -> whole(row, out, () -> transfer(row, out)));
        sheet.broken().ifPresent(out::keep);
        return out.record(false);
    }

    /** Every row under the header before it, whatever the form. */
    private static List<CsvRow> rows(Sheet sheet) {
        List<CsvRow> rows = new ArrayList<>();
        List<String> header = List.of();
        for (Sheet.Line line : sheet.lines()) {
            String first = line.fields().getFirst().strip();
            if (first.equals("HEADER") || line.names().contains("clientaccountid") || isTrades(line.names())) {
                header = line.names();
            } else if (!MARKS.contains(first) && !header.isEmpty()) {
                rows.add(new CsvRow(line.at(), header, line.fields()));
            }
        }
        return rows;
    }

    private static void whole(CsvRow row, Reading out, Runnable reader) {
        out.safely(row, () -> {
            if (row.fields().size() != row.header().size()) {
                throw new BadRow("%d fields instead of %d"
                        .formatted(row.fields().size(), row.header().size()));
            }
            reader.run();
        });
    }

    /** The rows of the finest level of detail that repeats none; all of them where there is no such column. */
    private static List<CsvRow> finest(List<CsvRow> rows) {
        Set<String> levels = rows.stream().map(IbkrFlex::level).collect(Collectors.toSet());
        return DETAIL.stream()
                .filter(levels::contains)
                .findFirst()
                .map(level ->
                        rows.stream().filter(row -> level(row).equals(level)).toList())
                .orElseGet(() -> rows.stream()
                        .filter(row -> level(row).isEmpty() || !level(row).matches(".*(LOT|SUMMARY|WASH).*"))
                        .toList());
    }

    private static String level(CsvRow row) {
        return row.text("levelofdetail").orElse("").toUpperCase(Locale.ROOT);
    }

    private static void trades(List<CsvRow> rows, Reading out) {
        finest(rows).forEach(row -> whole(row, out, () -> trade(row, out)));
    }

    private static void trade(CsvRow row, Reading out) {
        EventTime when = moment(row);
        String category = row.first("assetclass", "assetcategory").orElse("STK").toUpperCase(Locale.ROOT);
        if (!category.equals("STK")) {
            out.notAShare(
                    row.at(),
                    when.date(),
                    "%s (%s)".formatted(category, row.text("symbol").orElse("")),
                    row.figure("netcash"));
            return;
        }
        if (Ibkr.isForeign(row, out, when, "currencyprimary", "currency")) {
            return;
        }
        String side = row.text("buy/sell").orElse("").toUpperCase(Locale.ROOT);
        boolean cancelled =
                side.contains("CA") || row.text("transactiontype").orElse("").endsWith("Cancel");
        BigDecimal quantity = row.neededFigure("quantity");
        boolean sold = side.startsWith("SELL") && !cancelled && quantity.signum() > 0;
        Ibkr.trade(
                row,
                when,
                row.needed("symbol"),
                sold ? quantity.negate() : quantity,
                row.neededFigure("tradeprice", "price"),
                row.figure("ibcommission", "commission")
                        .orElse(BigDecimal.ZERO)
                        .add(row.figure("taxes", "tax").orElse(BigDecimal.ZERO)),
                cancelled ? Set.of("Ca") : Ibkr.codes(row, "open/closeindicator", "notes/codes", "code"),
                row.first("tradeid", "transactionid", "ibexecid", "execid"),
                out);
    }

    /** The moment in one column or in two; a plain day where the query has no times. */
    private static EventTime moment(CsvRow row) {
        Optional<String> both = row.first("datetime", "date/time");
        if (both.isPresent()) {
            return EventTime.read("date/time", both.get());
        }
        String day = row.needed("tradedate");
        return EventTime.read(
                "tradedate", row.text("tradetime").map(time -> day + ";" + time).orElse(day));
    }

    private static void cash(CsvRow row, Reading out) {
        EventTime when = EventTime.on(EventTime.read(
                        "date/time",
                        row.first("date/time", "datetime", "settledate", "reportdate", "date")
                                .orElseThrow(() -> new BadRow("'date/time' is empty")))
                .date());
        if (Ibkr.isForeign(row, out, when, "currencyprimary", "currency")) {
            return;
        }
        String type = row.needed("type");
        String words = row.text("description").orElse(type);
        BigDecimal amount = row.neededFigure("amount");
        Optional<String> id = row.text("transactionid");
        Optional<Symbol> about = VendorSymbols.about(row.text("symbol"));
        Optional<CashKind> kind = Ibkr.kind(type);
        if (Ibkr.isOutside(type)) {
            out.transferred(row.at(), when.date(), amount, words, id);
        } else if (kind.isPresent()) {
            out.cash(row.at(), when.date(), kind.get(), amount, about, words, id);
        } else {
            out.unknown(row.at(), when.date(), type, Optional.of(amount));
        }
    }

    private static void action(CsvRow row, IbkrActions actions, Reading out) {
        EventTime when = EventTime.on(EventTime.read(
                        "report date",
                        row.first("report date", "reportdate", "date/time", "datetime")
                                .orElseThrow(() -> new BadRow("'report date' is empty")))
                .date());
        if (Ibkr.isForeign(row, out, when, "currencyprimary", "currency")) {
            return;
        }
        actions.read(
                new IbkrActions.Action(
                        row.at(),
                        when.date(),
                        row.first("actiondescription", "description")
                                .orElseThrow(() -> new BadRow("'actiondescription' is empty")),
                        row.figure("quantity"),
                        row.figure("proceeds").orElse(BigDecimal.ZERO),
                        row.figure("value"),
                        row.text("transactionid")),
                out);
    }

    private static void transfer(CsvRow row, Reading out) {
        EventTime when = EventTime.on(EventTime.read(
                        "date",
                        row.first("date", "datetime", "date/time", "reportdate")
                                .orElseThrow(() -> new BadRow("'date' is empty")))
                .date());
        if (Ibkr.isForeign(row, out, when, "currencyprimary", "currency")) {
            return;
        }
        Optional<String> id = row.text("transactionid");
        String words = "%s %s"
                .formatted(row.text("type").orElse(""), row.text("direction").orElse(""))
                .strip();
        row.figure("cashtransfer")
                .ifPresent(cash -> out.transferred(row.at(), when.date(), cash, words, id.map(own -> own + ":cash")));
        Optional<BigDecimal> shares = row.figure("quantity").filter(number -> number.signum() != 0);
        if (shares.isEmpty()) {
            return;
        }
        if (!row.first("assetclass", "assetcategory").orElse("STK").equalsIgnoreCase("STK")) {
            out.notAShare(
                    row.at(),
                    when.date(),
                    row.first("assetclass", "assetcategory").orElse(""),
                    Optional.empty());
            return;
        }
        boolean leaves = row.text("direction").orElse("").equalsIgnoreCase("out");
        out.event(new Transfer(
                row.at(),
                when.date(),
                VendorSymbols.read(row.needed("symbol")),
                leaves ? shares.get().abs().negate() : shares.get(),
                row.figure("positionamount").map(BigDecimal::abs).map(Money::rounded),
                id));
    }
}
