package io.bellwether.portfolio.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Ledger;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Fills;
import io.bellwether.portfolio.domain.LedgerCheck;
import io.bellwether.portfolio.domain.LedgerInvariant;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Bought on Friday 2026-11-20; the ex-date is the Monday after. */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class CorporateActionsIT {
    private static final Symbol ALFA = new Symbol("ALFA");
    private static final Symbol BETA = new Symbol("BETA");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant OPEN = Instant.parse("2026-11-23T14:30:00Z");

    @Autowired
    Books books;

    @Autowired
    Ledger ledger;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void reverseSplitRestatesLotsPositionAndStopAndPaysTheFraction() {
        DeskId desk = open("actions-reverse", TestDesks.desk("actions-reverse").settings());
        buy(desk, "rv-1", "ALFA", "55", "2", "1.70");
        buy(desk, "rv-2", "ALFA", "52", "3", "2.40");
        CorporateAction split = split(ALFA, "1", "10");

        assertThat(books.apply(desk, split, terms("2.00"))).isTrue();

        assertThat(books.portfolio(desk).cash()).isEqualTo(Money.of("9748.00"));
        assertThat(books.portfolio(desk).positions())
                .containsExactly(new Position(
                        ALFA,
                        Quantity.of(10),
                        Price.of("25.20"),
                        Money.of("252.00"),
                        Optional.of(Price.of("24.00")),
                        Fills.DAY));
        assertThat(rows("select lot_id || ' > ' || new_lot_id || ' ' || trim_scale(quantity) || ' ' || cost"
                        + " from lot_adjustment where desk_id = 'actions-reverse' order by 1"))
                .containsExactly(
                        "lot:rv-1 > lot:rv-1/split:ALFA:2026-11-23 55 110.00",
                        "lot:rv-2 > lot:rv-2/split:ALFA:2026-11-23 52 156.00");
        assertHolds(desk);
        Portfolio once = books.portfolio(desk);
        assertThat(books.apply(desk, split, terms("2.00"))).isFalse();
        assertThat(books.portfolio(desk)).isEqualTo(once);
    }

    @Test
    void sharesAreSoldAfterASplitFromTheLotsThatWentOn() {
        DeskId desk = open("actions-sell", TestDesks.desk("actions-sell").settings());
        buy(desk, "se-1", "ALFA", "10", "100", "85");
        books.apply(desk, split(ALFA, "4", "1"), terms("100"));
        books.book(
                desk,
                OrderRows.withOrder(
                        db, desk, Fills.sell("se-2", "ALFA", "40", "30").on("2026-11-23")));

        assertThat(books.portfolio(desk)).isEqualTo(new Portfolio(Money.of("10200.00"), List.of()));
        assertThat(rows("select lot_id || ' ' || trim_scale(quantity) || ' ' || realised_pnl from lot_closing"
                        + " where desk_id = 'actions-sell'"))
                .containsExactly("lot:se-1/split:ALFA:2026-11-23 40 200.00");
        assertHolds(desk);
    }

    @Test
    void dividendsAndDelistingsMoveCashUnderTheirOwnKeys() {
        DeskId desk = open("actions-cash", TestDesks.desk("actions-cash").settings());
        buy(desk, "ca-1", "ALFA", "100", "10", "8.50");
        buy(desk, "ca-2", "BETA", "100", "10", "8.50");
        books.apply(desk, new CorporateAction.Dividend(ALFA, MONDAY, new BigDecimal("0.125")), terms("10"));
        books.apply(desk, new CorporateAction.Delisting(BETA, MONDAY, new BigDecimal("0")), terms("10"));
        books.apply(desk, new CorporateAction.Delisting(ALFA, MONDAY, new BigDecimal("11")), terms("10"));

        assertThat(rows("select key || ' ' || kind || ' ' || amount from cash_entry"
                        + " where desk_id = 'actions-cash' and kind not in ('BUY', 'DEPOSIT') order by 1"))
                .containsExactly("delisting:ALFA:2026-11-23 PAYOUT 1100.00", "dividend:ALFA:2026-11-23 DIVIDEND 12.50");
        assertThat(books.portfolio(desk)).isEqualTo(new Portfolio(Money.of("9112.50"), List.of()));
        assertHolds(desk);
    }

    @Test
    void changedSymbolTakesOverThePositionWithItsStop() {
        DeskId desk = open("actions-rename", TestDesks.desk("actions-rename").settings());
        buy(desk, "rn-1", "ALFA", "100", "10", "8.50");
        buy(desk, "rn-2", "BETA", "10", "20", "17");
        books.apply(desk, new CorporateAction.SymbolChange(ALFA, MONDAY, BETA), terms("10"));

        assertThat(books.portfolio(desk).positions())
                .containsExactly(new Position(
                        BETA,
                        Quantity.of(110),
                        Price.of("10.909091"),
                        Money.of("1200.00"),
                        Optional.of(Price.of("17.00")),
                        Fills.DAY));
        assertHolds(desk);
    }

    @Test
    void nothingHeldIsNothingBooked() {
        DeskId desk = open("actions-none", TestDesks.desk("actions-none").settings());
        assertThat(books.apply(desk, split(ALFA, "2", "1"), terms("10"))).isFalse();
        assertThat(rows("select key from booked_action where desk_id = 'actions-none'"))
                .isEmpty();
    }

    @Test
    void saleTakesTheLotsThatTheDesksSettingsName() {
        DeskId desk =
                open("actions-hifo", TestDesks.desk("actions-hifo").settings().withLotMethod(LotMethod.HIFO));
        buy(desk, "hi-1", "ALFA", "10", "10", "8");
        buy(desk, "hi-2", "ALFA", "10", "14", "8");
        books.book(desk, OrderRows.withOrder(db, desk, Fills.sell("hi-3", "ALFA", "15", "13")));
        assertThat(rows("select lot_id || ' ' || trim_scale(quantity) from lot_closing"
                        + " where desk_id = 'actions-hifo' order by 1"))
                .containsExactly("lot:hi-1 5", "lot:hi-2 10");
    }

    private void assertHolds(DeskId desk) {
        Portfolio portfolio = books.portfolio(desk);
        Money equity = portfolio.equity(Map.of());
        var facts = transactions.execute(status -> ledger.facts(desk));
        assertThat(LedgerInvariant.check(facts, portfolio.cash(), equity.minus(portfolio.cash()), equity))
                .isInstanceOf(LedgerCheck.Holds.class);
    }

    private DeskId open(String id, DeskSettings settings) {
        Desk desk = TestDesks.desk(id);
        Desk saved = new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                desk.broker(),
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                desk.active(),
                settings);
        desks.save(saved);
        books.openWith(saved.id(), saved.initialCash(), Fills.DAY, Fills.OPEN);
        return saved.id();
    }

    private void buy(DeskId desk, String id, String symbol, String shares, String price, String stop) {
        books.book(
                desk,
                OrderRows.withOrder(
                        db, desk, Fills.buy(id, symbol, shares, price).stop(stop)));
    }

    private static CorporateAction split(Symbol symbol, String newRate, String oldRate) {
        return new CorporateAction.Split(symbol, MONDAY, new BigDecimal(newRate), new BigDecimal(oldRate));
    }

    private static ActionTerms terms(String lastClose) {
        return new ActionTerms(false, Optional.of(Price.of(lastClose)), MONDAY, OPEN);
    }

    private List<String> rows(String sql) {
        return db.sql(sql).query((row, n) -> row.getString(1)).list();
    }
}
