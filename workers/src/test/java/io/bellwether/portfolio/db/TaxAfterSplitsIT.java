package io.bellwether.portfolio.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Fills;
import io.bellwether.reporting.app.ReadTaxView;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.reporting.domain.TaxReport.HeldLot;
import io.bellwether.reporting.domain.TaxReport.Sale;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Splits that the ledger booked and no market tells of, as with an imported record: the tax view follows the ledger. */
@DatabaseTest
class TaxAfterSplitsIT {
    private static final Symbol ALFA = new Symbol("ALFA");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant OPEN = Instant.parse("2026-11-23T14:30:00Z");
    private static final Instant LATER = Instant.parse("2026-12-31T21:00:00Z");

    @Autowired
    Books books;

    @Autowired
    Desks desks;

    @Autowired
    ReadTaxView readTaxView;

    @Autowired
    JdbcClient db;

    /** 100 for 100 USD become 10; four are sold for 12 each. */
    @Test
    void aReverseSplitLeavesNoSharesBehind() {
        DeskId desk = open("tax-reverse");
        buy(desk, "tr-1", "100", "1");
        split(desk, "1", "10", "1.00");
        sell(desk, "tr-2", "4", "12");
        TaxReport report = tax(desk);
        assertThat(report.sales())
                .extracting(
                        sale -> sale.shares() + " " + sale.proceeds() + " " + sale.basis() + " " + sale.recognised())
                .containsExactly("4 48.00 40.00 8.00");
        assertThat(report.held()).containsExactly(new HeldLot("ALFA", new BigDecimal("6"), Fills.DAY, usd("60.00")));
    }

    /** 10 for 100 USD become 30: more are sold than were ever bought. */
    @Test
    void aForwardSplitLetsMoreBeSoldThanWasBought() {
        DeskId desk = open("tax-forward");
        buy(desk, "tf-1", "10", "10");
        split(desk, "3", "1", "10.00");
        sell(desk, "tf-2", "30", "3");
        assertThat(tax(desk).sales())
                .extracting(
                        sale -> sale.shares() + " " + sale.proceeds() + " " + sale.basis() + " " + sale.recognised())
                .containsExactly("30 90.00 100.00 -10.00");
        assertThat(tax(desk).held()).isEmpty();
    }

    /** Ten of 20 are sold for a loss of 50 before each share becomes two; the 20 that ten became replace what was sold. */
    @Test
    void whatWasSoldBeforeASplitIsCountedAsOnTheDayOfTheSale() {
        DeskId desk = open("tax-before");
        buy(desk, "tb-1", "20", "10");
        sell(desk, "tb-2", "10", "5", "2026-11-20");
        split(desk, "2", "1", "5.00");
        TaxReport report = tax(desk);
        assertThat(report.sales())
                .extracting(sale -> sale.shares() + " " + sale.disallowed() + " " + sale.recognised())
                .containsExactly("10 50.00 0.00");
        assertThat(report.held()).containsExactly(new HeldLot("ALFA", new BigDecimal("20"), Fills.DAY, usd("150.00")));
    }

    /** Two lots of 45 become 12 6/7 shares; what is no whole share is paid, the twelve are sold. */
    @Test
    void partsOfSharesAddUpOverLots() {
        DeskId desk = open("tax-parts");
        buy(desk, "tp-1", "45", "2");
        buy(desk, "tp-2", "45", "3");
        split(desk, "1", "7", "2.00");
        sell(desk, "tp-3", "12", "20");
        TaxReport report = tax(desk);
        assertThat(report.held()).isEmpty();
        assertThat(report.sales().stream().map(Sale::proceeds).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("252.00");
        assertThat(report.sales().stream().map(Sale::basis).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("225.00");
        assertThat(report.sales().stream().map(Sale::recognised).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("27.00");
    }

    private TaxReport tax(DeskId desk) {
        return readTaxView.run(desk, LATER, Optional.empty());
    }

    private DeskId open(String id) {
        Desk desk = TestDesks.desk(id);
        desks.save(desk);
        books.openWith(desk.id(), desk.initialCash(), Fills.DAY, Fills.OPEN);
        return desk.id();
    }

    private void buy(DeskId desk, String id, String shares, String price) {
        books.book(desk, OrderRows.withOrder(db, desk, Fills.buy(id, "ALFA", shares, price)));
    }

    private void sell(DeskId desk, String id, String shares, String price) {
        sell(desk, id, shares, price, MONDAY.toString());
    }

    private void sell(DeskId desk, String id, String shares, String price, String date) {
        books.book(
                desk,
                OrderRows.withOrder(
                        db, desk, Fills.sell(id, "ALFA", shares, price).on(date)));
    }

    private void split(DeskId desk, String newRate, String oldRate, String lastClose) {
        books.apply(
                desk,
                new CorporateAction.Split(ALFA, MONDAY, new BigDecimal(newRate), new BigDecimal(oldRate)),
                new ActionTerms(false, Optional.of(Price.of(lastClose)), MONDAY, OPEN));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
