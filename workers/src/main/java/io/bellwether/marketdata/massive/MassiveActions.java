package io.bellwether.marketdata.massive;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Dividend;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /v3/reference/splits} and {@code /v3/reference/dividends}; a dividend in another money than USD is none to us. */
final class MassiveActions {
    private static final int PAGE = 1_000;

    private final MassiveLine line;

    MassiveActions(MassiveLine line) {
        this.line = line;
    }

    private record Paid(LocalDate day, BigDecimal amount, String currency) {}

    List<CorporateAction> read(Symbol symbol, DateRange exDates) {
        if (!MassiveLine.isTheirs(symbol)) {
            return List.of();
        }
        List<CorporateAction> all = new ArrayList<>(line.pages(
                request("splits", "execution_date", symbol, exDates),
                (body, split) -> new Split(
                        symbol(symbol, split),
                        split.field("execution_date").date(),
                        split.field("split_to").number(),
                        split.field("split_from").number())));
        List<Paid> payments = line.pages(
                request("dividends", "ex_dividend_date", symbol, exDates),
                (body, paid) -> new Paid(
                        paid.field("ex_dividend_date").date(),
                        paid.field("cash_amount").number(),
                        paid.field("currency").findText().orElse("USD")));
        Map<LocalDate, BigDecimal> sums = new TreeMap<>();
        payments.stream()
                .filter(paid -> paid.currency().equals("USD") && paid.amount().signum() > 0)
                .forEach(paid -> sums.merge(paid.day(), paid.amount(), BigDecimal::add));
        sums.forEach((day, amount) -> all.add(new Dividend(symbol, day, amount)));
        return all.stream()
                .filter(one ->
                        !one.exDate().isBefore(exDates.first()) && !one.exDate().isAfter(exDates.last()))
                .toList();
    }

    private static VendorRequest request(String what, String date, Symbol symbol, DateRange exDates) {
        return VendorRequest.of("/v3/reference/" + what)
                .with("ticker", symbol)
                .with(date + ".gte", exDates.first())
                .with(date + ".lte", exDates.last())
                .with("sort", date)
                .with("order", "asc")
                .with("limit", PAGE);
    }

    private static Symbol symbol(Symbol asked, VendorPart row) {
        if (!row.field("ticker").text().equals(asked.value())) {
            throw row.field("ticker").changed("the symbol that was asked for");
        }
        return asked;
    }
}
