package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Delisting;
import io.bellwether.marketdata.domain.CorporateAction.Dividend;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import io.bellwether.marketdata.domain.CorporateAction.SymbolChange;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code GET /v1/corporate-actions}. The span that it takes is one of the days on which the actions are processed: of a
 * split the ex-date, of a dividend the day on which it is paid, which is weeks later. So more is asked for than is wanted.
 * Alpaca says itself that it may be late with them. What a desk cannot hold is not asked for: units, rights, spun-off
 * shares and shares of the buyer.
 */
final class AlpacaActions {
    private static final int PAGE = 1_000;
    private static final int PROCESSED_EARLIER = 10;
    private static final int PROCESSED_LATER = 120;

    private final AlpacaLine line;

    AlpacaActions(AlpacaLine line) {
        this.line = line;
    }

    /** What one kind of theirs is to us. */
    private enum Kind {
        REVERSE_SPLIT("reverse_splits", "symbol", AlpacaActions::split),
        FORWARD_SPLIT("forward_splits", "symbol", AlpacaActions::split),
        STOCK_DIVIDEND("stock_dividends", "symbol", AlpacaActions::stockDividend),
        CASH_DIVIDEND("cash_dividends", "symbol", AlpacaActions::dividend),
        NAME_CHANGE("name_changes", "old_symbol", AlpacaActions::nameChange),
        CASH_MERGER("cash_mergers", "acquiree_symbol", AlpacaActions::cashMerger),
        WORTHLESS_REMOVAL("worthless_removals", "symbol", AlpacaActions::worthless);

        private final String list;
        private final String symbol;
        private final Function<VendorPart, Optional<CorporateAction>> read;

        Kind(String list, String symbol, Function<VendorPart, Optional<CorporateAction>> read) {
            this.list = list;
            this.symbol = symbol;
            this.read = read;
        }
    }

    List<CorporateAction> read(List<Symbol> asked, DateRange exDates) {
        List<Symbol> symbols = AlpacaLine.theirs(asked);
        if (symbols.isEmpty()) {
            return List.of();
        }
        String types = Stream.of(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        VendorRequest request = VendorRequest.of("/v1/corporate-actions")
                .with("symbols", AlpacaLine.names(symbols))
                .with("types", types)
                .with("start", exDates.first().minusDays(PROCESSED_EARLIER))
                .with("end", exDates.last().plusDays(PROCESSED_LATER))
                .with("limit", PAGE)
                .with("sort", "asc");
        Map<String, CorporateAction> found = new TreeMap<>();
        for (CorporateAction action : line.pages(request, AlpacaActions::rows)) {
            boolean outside =
                    action.exDate().isBefore(exDates.first()) || action.exDate().isAfter(exDates.last());
            if (symbols.contains(action.symbol()) && !outside) {
                found.merge(action.key(), action, AlpacaActions::together);
            }
        }
        return found.values().stream().sorted(CorporateAction.IN_ORDER).toList();
    }

    /** A regular and a special dividend of one day are one payment; of other kinds the last word counts. */
    private static CorporateAction together(CorporateAction first, CorporateAction second) {
        return first instanceof Dividend one && second instanceof Dividend other
                ? new Dividend(one.symbol(), one.exDate(), one.amount().add(other.amount()))
                : second;
    }

    private static List<CorporateAction> rows(VendorPart body) {
        VendorPart all = body.field("corporate_actions");
        if (!all.isObject()) {
            throw all.changed("an object");
        }
        List<CorporateAction> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            VendorPart list = all.field(kind.list);
            if (list.isThere()) {
                list.list().stream()
                        .filter(row -> Symbol.isValid(row.field(kind.symbol).text()))
                        .forEach(row -> kind.read.apply(row).ifPresent(rows::add));
            }
        }
        return rows;
    }

    private static Optional<CorporateAction> split(VendorPart row) {
        return Optional.of(new Split(
                symbol(row, "symbol"), day(row, "ex_date"), amount(row, "new_rate"), amount(row, "old_rate")));
    }

    /** New shares for every old one. */
    private static Optional<CorporateAction> stockDividend(VendorPart row) {
        return Optional.of(new Split(
                symbol(row, "symbol"), day(row, "ex_date"), BigDecimal.ONE.add(amount(row, "rate")), BigDecimal.ONE));
    }

    private static Optional<CorporateAction> dividend(VendorPart row) {
        BigDecimal amount = amount(row, "rate");
        return amount.signum() == 0
                ? Optional.empty()
                : Optional.of(new Dividend(symbol(row, "symbol"), day(row, "ex_date"), amount));
    }

    private static Optional<CorporateAction> nameChange(VendorPart row) {
        Symbol before = symbol(row, "old_symbol");
        String after = row.field("new_symbol").text();
        return before.value().equals(after) || !Symbol.isValid(after)
                ? Optional.empty()
                : Optional.of(new SymbolChange(before, day(row, "process_date"), new Symbol(after)));
    }

    private static Optional<CorporateAction> cashMerger(VendorPart row) {
        return Optional.of(
                new Delisting(symbol(row, "acquiree_symbol"), day(row, "effective_date"), amount(row, "rate")));
    }

    private static Optional<CorporateAction> worthless(VendorPart row) {
        return Optional.of(new Delisting(symbol(row, "symbol"), day(row, "process_date"), BigDecimal.ZERO));
    }

    private static Symbol symbol(VendorPart row, String field) {
        return new Symbol(row.field(field).text());
    }

    private static LocalDate day(VendorPart row, String field) {
        return row.field(field).date();
    }

    private static BigDecimal amount(VendorPart row, String field) {
        return row.field(field).number();
    }
}
