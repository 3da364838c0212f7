package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Delisting;
import io.bellwether.marketdata.domain.CorporateAction.Dividend;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import io.bellwether.marketdata.domain.CorporateAction.SymbolChange;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

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
        REVERSE_SPLIT("reverse_splits", AlpacaActions::split),
        FORWARD_SPLIT("forward_splits", AlpacaActions::split),
        STOCK_DIVIDEND("stock_dividends", AlpacaActions::stockDividend),
        CASH_DIVIDEND("cash_dividends", AlpacaActions::dividend),
        NAME_CHANGE("name_changes", AlpacaActions::nameChange),
        CASH_MERGER("cash_mergers", AlpacaActions::cashMerger),
        WORTHLESS_REMOVAL("worthless_removals", AlpacaActions::worthless);

        private final String list;
        private final BiFunction<VendorReply, JsonNode, Optional<CorporateAction>> read;

        Kind(String list, BiFunction<VendorReply, JsonNode, Optional<CorporateAction>> read) {
            this.list = list;
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

    private static List<CorporateAction> rows(VendorReply reply, JsonNode body) {
        JsonNode all = body.path("corporate_actions");
        if (!all.isObject()) {
            throw reply.changed("corporate_actions");
        }
        List<CorporateAction> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            reply.list(all, kind.list).forEach(row -> kind.read.apply(reply, row).ifPresent(rows::add));
        }
        return rows;
    }

    private static Optional<CorporateAction> split(VendorReply reply, JsonNode row) {
        return Optional.of(new Split(
                symbol(reply, row, "symbol"),
                day(reply, row, "ex_date"),
                amount(reply, row, "new_rate"),
                amount(reply, row, "old_rate")));
    }

    /** New shares for every old one. */
    private static Optional<CorporateAction> stockDividend(VendorReply reply, JsonNode row) {
        return Optional.of(new Split(
                symbol(reply, row, "symbol"),
                day(reply, row, "ex_date"),
                BigDecimal.ONE.add(amount(reply, row, "rate")),
                BigDecimal.ONE));
    }

    private static Optional<CorporateAction> dividend(VendorReply reply, JsonNode row) {
        BigDecimal amount = amount(reply, row, "rate");
        return amount.signum() == 0
                ? Optional.empty()
                : Optional.of(new Dividend(symbol(reply, row, "symbol"), day(reply, row, "ex_date"), amount));
    }

    private static Optional<CorporateAction> nameChange(VendorReply reply, JsonNode row) {
        Symbol before = symbol(reply, row, "old_symbol");
        Symbol after = symbol(reply, row, "new_symbol");
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new SymbolChange(before, day(reply, row, "process_date"), after));
    }

    private static Optional<CorporateAction> cashMerger(VendorReply reply, JsonNode row) {
        return Optional.of(new Delisting(
                symbol(reply, row, "acquiree_symbol"),
                day(reply, row, "effective_date"),
                amount(reply, row, "rate")));
    }

    private static Optional<CorporateAction> worthless(VendorReply reply, JsonNode row) {
        return Optional.of(
                new Delisting(symbol(reply, row, "symbol"), day(reply, row, "process_date"), BigDecimal.ZERO));
    }

    private static Symbol symbol(VendorReply reply, JsonNode row, String field) {
        return new Symbol(reply.text(row, field));
    }

    private static LocalDate day(VendorReply reply, JsonNode row, String field) {
        return LocalDate.parse(reply.text(row, field));
    }

    private static BigDecimal amount(VendorReply reply, JsonNode row, String field) {
        return reply.number(row, field).orElseThrow(() -> reply.changed(field));
    }
}
