package io.bellwether.reporting.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.TaxRecord;
import io.bellwether.portfolio.domain.WashSales;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A desk's sales as the tax sees them, lot by lot, and what is left. Nothing of it is in the books.
 *
 * @param desk whose
 * @param years sums by year and term
 * @param sales every sold part of a lot with one holding period: short term first, each by the day of the sale
 * @param held what is left of every purchase, oldest first
 */
public record TaxReport(String desk, List<TaxYear> years, List<Sale> sales, List<HeldLot> held) {
    public TaxReport {
        years = List.copyOf(years);
        sales = List.copyOf(sales);
        held = List.copyOf(held);
    }

    /**
     * A part of a lot that was sold: a line of Form 8949.
     *
     * @param symbol what was sold, as it is called today
     * @param shares [shares] counted as they were on the day of the sale
     * @param acquired session of the purchase
     * @param heldSince day from which the holding period counts: earlier than the purchase by the days that shares were held
     *     which these replaced in a wash sale
     * @param sold session of the sale
     * @param term short or long
     * @param proceeds [USD] less the fee
     * @param basis [USD] cost with the fee, and losses that were added to it
     * @param disallowed [USD] part of the loss that does not count now, &gt;= 0
     * @param recognised [USD] gain or, negative, loss that counts
     */
    public record Sale(
            String symbol,
            BigDecimal shares,
            LocalDate acquired,
            LocalDate heldSince,
            LocalDate sold,
            HoldingTerm term,
            BigDecimal proceeds,
            BigDecimal basis,
            BigDecimal disallowed,
            BigDecimal recognised) {}

    /**
     * What is still held of a purchase.
     *
     * @param symbol as it is called today
     * @param shares [shares] counted as they are today
     * @param acquired session of the purchase
     * @param basis [USD] cost with the fee, and losses that were added to it
     */
    public record HeldLot(String symbol, BigDecimal shares, LocalDate acquired, BigDecimal basis) {}

    /** @param year of the sales; empty: all of them */
    public static TaxReport of(DeskId desk, TaxRecord record, Optional<Year> year) {
        WashSales.Result taxed = record.taxed();
        List<TaxedSale> sales = taxed.sales().stream()
                .filter(sale -> year.map(
                                only -> only.equals(Year.from(sale.disposal().on())))
                        .orElse(true))
                .toList();
        return new TaxReport(
                desk.value(),
                TaxYear.of(sales),
                sales.stream()
                        .sorted(Comparator.comparing(TaxedSale::term))
                        .map(sale -> line(record, sale))
                        .toList(),
                taxed.open().stream().map(open -> held(record, open)).toList());
    }

    private static Sale line(TaxRecord record, TaxedSale sale) {
        return new Sale(
                sale.symbol().value(),
                sale.counted().value(),
                record.purchaseOf(sale.disposal().lot()).on(),
                sale.since(),
                sale.disposal().on(),
                sale.term(),
                sale.proceeds().amount(),
                sale.basis().amount(),
                sale.disallowed().amount(),
                sale.recognised().amount());
    }

    private static HeldLot held(TaxRecord record, WashSales.OpenBasis open) {
        WashSales.Purchase purchase = record.purchaseOf(open.lot());
        return new HeldLot(
                purchase.symbol().value(),
                open.shares().value(),
                purchase.on(),
                open.basis().amount());
    }
}
