package io.bellwether.reporting.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sales of a calendar year with one holding term, as the tax sees them.
 *
 * @param year of the sales
 * @param term short or long
 * @param sales parts of sales with one holding period
 * @param proceeds [USD] less fees
 * @param basis [USD] cost with fees and losses that were added to it
 * @param disallowed [USD] losses of wash sales that do not count yet, &gt;= 0
 * @param recognised [USD] gain or loss that counts
 */
public record TaxYear(
        int year,
        HoldingTerm term,
        int sales,
        BigDecimal proceeds,
        BigDecimal basis,
        BigDecimal disallowed,
        BigDecimal recognised) {
    /** By year, short term first. */
    public static List<TaxYear> of(List<TaxedSale> sales) {
        Map<Integer, Map<HoldingTerm, List<TaxedSale>>> groups = new TreeMap<>();
        for (TaxedSale sale : sales) {
            groups.computeIfAbsent(sale.disposal().on().getYear(), year -> new TreeMap<>())
                    .computeIfAbsent(sale.term(), term -> new ArrayList<>())
                    .add(sale);
        }
        List<TaxYear> years = new ArrayList<>();
        groups.forEach((year, terms) -> terms.forEach((term, own) -> years.add(of(year, term, own))));
        return years;
    }

    private static TaxYear of(int year, HoldingTerm term, List<TaxedSale> sales) {
        return new TaxYear(
                year,
                term,
                sales.size(),
                sum(sales.stream().map(TaxedSale::proceeds).toList()),
                sum(sales.stream().map(TaxedSale::basis).toList()),
                sum(sales.stream().map(TaxedSale::disallowed).toList()),
                sum(sales.stream().map(TaxedSale::recognised).toList()));
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus).amount();
    }
}
