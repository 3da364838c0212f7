package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.OpenBasis;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import io.bellwether.portfolio.domain.WashSales.Result;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the tax office (IRS Publication 550 and its VITA training) and the edges around them. */
class WashSalesTest {
    private static final LocalDate SALE = LocalDate.of(2025, 3, 20);

    @Test
    void lossIsAddedToTheCostOfSharesBoughtBack() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-01-02", 100, "1000"), buy("b", "2025-04-01", 100, "800")),
                List.of(sell("s", "a", SALE, 100, "750", "1000")));
        assertThat(result.disallowed()).isEqualTo(Money.of("250"));
        assertThat(result.sales()).extracting(TaxedSale::recognised).containsExactly(Money.ZERO);
        assertThat(result.open()).containsExactly(open("b", 100, "1050"));
    }

    @Test
    void restOfTheSamePurchaseReplacesWhatWasSoldOfIt() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-03-01", 200, "10000")), List.of(sell("s", "a", SALE, 100, "4000", "5000")));
        assertThat(result.disallowed()).isEqualTo(Money.of("1000"));
        assertThat(result.open()).containsExactly(open("a", 100, "6000"));
    }

    @Test
    void onlyAsManySharesAreWashedAsAreLeft() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-03-01", 200, "10000")), List.of(sell("s", "a", SALE, 150, "6000", "7500")));
        assertThat(result.disallowed()).isEqualTo(Money.of("500"));
        assertThat(result.sales()).extracting(TaxedSale::recognised).containsExactly(Money.of("-1000"));
        assertThat(result.open()).containsExactly(open("a", 50, "3000"));
    }

    @Test
    void sellingEverythingWithoutBuyingBackIsNoWashSale() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-03-01", 200, "10000")), List.of(sell("s", "a", SALE, 200, "8000", "10000")));
        assertThat(result.disallowed()).isEqualTo(Money.ZERO);
        assertThat(result.open()).isEmpty();
    }

    @Test
    void boughtBackCheaperTheSharesCostWhatTheyWouldHave() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-01-02", 500, "5000"), buy("b", "2025-04-19", 500, "2000")),
                List.of(sell("s", "a", LocalDate.of(2025, 4, 1), 500, "2500", "5000")));
        assertThat(result.open()).containsExactly(open("b", 500, "4500"));
    }

    @ParameterizedTest
    @CsvSource({"2025-02-17,0", "2025-02-18,100", "2025-03-20,100", "2025-04-19,100", "2025-04-20,0"})
    void windowReaches30DaysToEitherSide(LocalDate bought, String disallowed) {
        List<Purchase> purchases =
                new ArrayList<>(List.of(buy("a", "2024-06-03", 100, "1000"), buy("b", bought.toString(), 100, "900")));
        Result result = WashSales.find(purchases, List.of(sell("s", "a", SALE, 100, "900", "1000")));
        assertThat(result.disallowed()).isEqualTo(Money.of(disallowed));
    }

    @Test
    void gainsAreNeverWashed() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-01-02", 100, "1000"), buy("b", "2025-03-21", 100, "800")),
                List.of(sell("s", "a", SALE, 100, "1100", "1000")));
        assertThat(result.disallowed()).isEqualTo(Money.ZERO);
        assertThat(result.open()).containsExactly(open("b", 100, "800"));
    }

    @Test
    void replacementsAreMatchedInTheOrderOfPurchaseAndEachOnce() {
        Result result = WashSales.find(
                List.of(
                        buy("a", "2025-01-02", 100, "1000"),
                        buy("b", "2025-03-21", 60, "480"),
                        buy("c", "2025-03-24", 60, "480")),
                List.of(
                        sell("s1", "a", SALE, 50, "400", "500"),
                        sell("s2", "a", LocalDate.of(2025, 3, 25), 50, "350", "500")));
        // s1 loses 100 on 50 shares: all of it goes to 50 of b. s2 loses 150 on 50: 10 left of b, 40 of c.
        assertThat(result.disallowed()).isEqualTo(Money.of("250"));
        assertThat(result.open()).containsExactly(open("b", 60, "610"), open("c", 60, "600"));
    }

    @Test
    void otherSymbolsReplaceNothing() {
        Result result = WashSales.find(
                List.of(
                        buy("a", "2025-01-02", 100, "1000"),
                        new Purchase("b", new Symbol("BETA"), SALE, Quantity.of(100), Money.of("800"))),
                List.of(sell("s", "a", SALE, 100, "750", "1000")));
        assertThat(result.disallowed()).isEqualTo(Money.ZERO);
    }

    @Test
    void lotsOfOneSaleDoNotReplaceEachOther() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-03-03", 100, "1000"), buy("b", "2025-03-04", 100, "1000")),
                List.of(sell("s", "a", SALE, 100, "800", "1000"), sell("s", "b", SALE, 100, "800", "1000")));
        assertThat(result.disallowed()).isEqualTo(Money.ZERO);
    }

    @Test
    void addedLossCountsWhenTheReplacementIsSold() {
        Result result = WashSales.find(
                List.of(buy("a", "2025-01-02", 100, "1000"), buy("b", "2025-04-01", 100, "800")),
                List.of(
                        sell("s1", "a", SALE, 100, "750", "1000"),
                        sell("s2", "b", LocalDate.of(2025, 9, 1), 100, "900", "800")));
        assertThat(result.sales()).extracting(TaxedSale::recognised).containsExactly(Money.ZERO, Money.of("-150"));
    }

    /** Held for 300 days before the wash sale, 70 after it: together more than a year. */
    @Test
    void timeTheSoldSharesWereHeldCountsForTheReplacement() {
        LocalDate bought = LocalDate.of(2025, 4, 1);
        Result result = WashSales.find(
                List.of(buy("a", SALE.minusDays(300).toString(), 100, "1000"), buy("b", bought.toString(), 100, "800")),
                List.of(
                        sell("s1", "a", SALE, 100, "750", "1000"),
                        sell("s2", "b", bought.plusDays(70), 100, "1200", "800")));
        assertThat(result.sales()).extracting(TaxedSale::term).containsExactly(HoldingTerm.SHORT, HoldingTerm.LONG);
    }

    @Test
    void refusesASaleOfMoreThanTheLotHas() {
        assertThatThrownBy(() -> WashSales.find(
                        List.of(buy("a", "2025-03-03", 100, "1000")),
                        List.of(sell("s", "a", SALE, 101, "800", "1000"))))
                .hasMessageContaining("takes 101 shares of lot a, which has 100");
    }

    /** What the tax counts, now and later, is what was earned: a disallowed loss is moved, never lost. */
    @Property(tries = 10_000)
    void disallowedLossesAreMovedAndNeverLost(@ForAll("histories") History history) {
        Result result = WashSales.find(history.purchases(), history.disposals());
        Money economic = history.disposals().stream()
                .map(d -> d.proceeds().minus(d.cost()))
                .reduce(Money.ZERO, Money::plus);
        Money taxed = result.sales().stream().map(TaxedSale::recognised).reduce(Money.ZERO, Money::plus);
        Money openCost = history.purchases().stream()
                .map(Purchase::cost)
                .reduce(Money.ZERO, Money::plus)
                .minus(history.disposals().stream().map(Disposal::cost).reduce(Money.ZERO, Money::plus));
        Money openBasis = result.open().stream().map(OpenBasis::basis).reduce(Money.ZERO, Money::plus);
        assertThat(taxed.minus(openBasis)).isEqualTo(economic.minus(openCost));
        assertThat(result.sales()).allSatisfy(sale -> {
            assertThat(sale.disallowed().isNegative()).isFalse();
            assertThat(sale.disallowed())
                    .isLessThanOrEqualTo(sale.basis().minus(sale.proceeds()).max(Money.ZERO));
        });
    }

    record History(List<Purchase> purchases, List<Disposal> disposals) {}

    /** Purchases on any day of 90, each sold in part on a later day. */
    @Provide
    Arbitrary<History> histories() {
        Arbitrary<int[]> trade = Combinators.combine(
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 5000),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 5000))
                .as((day, shares, price, after, sold, proceeds) ->
                        new int[] {day, shares, price, after, sold, proceeds});
        return trade.list().ofMinSize(1).ofMaxSize(8).map(trades -> {
            List<int[]> sorted = new ArrayList<>(trades);
            sorted.sort((a, b) -> Integer.compare(a[0], b[0]));
            List<Purchase> purchases = new ArrayList<>();
            List<Disposal> disposals = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i++) {
                int[] t = sorted.get(i);
                LocalDate on = LocalDate.of(2025, 1, 2).plusDays(t[0]);
                Money cost = new Money(BigDecimal.valueOf((long) t[1] * t[2], 2));
                purchases.add(new Purchase("l" + i, new Symbol("ALFA"), on, Quantity.of(t[1]), cost));
                int sold = Math.min(t[4], t[1]);
                if (sold > 0) {
                    disposals.add(new Disposal(
                            "s" + i,
                            "l" + i,
                            on.plusDays(t[3]),
                            Quantity.of(sold),
                            new Money(BigDecimal.valueOf((long) sold * t[5], 2)),
                            new Money(BigDecimal.valueOf((long) sold * t[2], 2))));
                }
            }
            disposals.sort((a, b) -> a.on().compareTo(b.on()));
            return new History(purchases, disposals);
        });
    }

    private static Purchase buy(String id, String on, long shares, String cost) {
        return new Purchase(id, new Symbol("ALFA"), LocalDate.parse(on), Quantity.of(shares), Money.of(cost));
    }

    private static Disposal sell(String sale, String lot, LocalDate on, long shares, String proceeds, String cost) {
        return new Disposal(sale, lot, on, Quantity.of(shares), Money.of(proceeds), Money.of(cost));
    }

    private static OpenBasis open(String lot, long shares, String basis) {
        return new OpenBasis(lot, Quantity.of(shares), Money.of(basis));
    }
}
