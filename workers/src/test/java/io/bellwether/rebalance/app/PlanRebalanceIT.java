package io.bellwether.rebalance.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Fills;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.rebalance.app.PlanRebalance.Request;
import io.bellwether.rebalance.domain.RebalancePlan.Where;
import io.bellwether.rebalance.domain.RebalanceTable;
import io.bellwether.rebalance.domain.RebalanceTable.ClosedLot;
import io.bellwether.rebalance.domain.RebalanceTable.Line;
import io.bellwether.rebalance.domain.RebalanceTable.Totals;
import io.bellwether.rebalance.domain.RebalanceTable.Trade;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Desks that start from 10,000 USD. RBA costs 10, RBB 20, RBC 5 on the evening of 2026-11-20; RBN has no price. */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class PlanRebalanceIT {
    private static final String CLOSE = "2026-11-20T21:00:00Z";
    private static final Instant NOW = Instant.parse("2026-11-21T17:00:00Z");

    @Autowired
    PlanRebalance plan;

    @Autowired
    Books books;

    @Autowired
    Desks desks;

    @Autowired
    TestMarket market;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void prices() {
        if (market.quote("", new Symbol("RBA"), NOW).isEmpty()) {
            market.quote("RBA", CLOSE, "10", LastPrice.Kind.CLOSE)
                    .quote("RBA", "2026-11-23T14:30:00Z", "99", LastPrice.Kind.OPEN)
                    .quote("RBB", CLOSE, "20", LastPrice.Kind.CLOSE)
                    .quote("RBC", CLOSE, "5", LastPrice.Kind.CLOSE)
                    .quote("RBN", "2026-11-23T14:30:00Z", "7", LastPrice.Kind.OPEN)
                    .withBenchmark("RBX");
        }
    }

    /** 7,000 cash, 200 RBA = 20 %, 50 RBB = 10 %: equity 10,000. */
    @Test
    void plansFromLotsCashAndTheLastPrices() {
        DeskId desk = open("rb-plain");
        book(desk, Fills.buy("p1", "RBA", "200", "10").on("2026-11-02"));
        book(desk, Fills.buy("p2", "RBB", "50", "20").on("2026-11-02"));

        RebalanceTable table = table(wish(desk, false, "RBA", "0.10", "RBB", "0.11", "RBC", "0.0504"), NOW);

        assertThat(table.equity()).isEqualTo("10000.00");
        assertThat(table.cash()).isEqualTo("7000.00");
        assertThat(table.lines())
                .containsExactly(
                        new Line(
                                "RBA",
                                number("200"),
                                Optional.of(number("10.00")),
                                Optional.of(Instant.parse(CLOSE)),
                                Optional.of(number("0.200000")),
                                number("0.10"),
                                Where.OUTSIDE,
                                // 100 x 0.005 is below the minimum fee of 1.00; 20 basis points of 1,000 are 2.00.
                                Optional.of(trade(Side.SELL, "100", "1000.00", "0.100000", "1.00", "2.00")),
                                Optional.of(number("0.100000")),
                                Optional.empty()),
                        new Line(
                                "RBB",
                                number("50"),
                                Optional.of(number("20.00")),
                                Optional.of(Instant.parse(CLOSE)),
                                Optional.of(number("0.100000")),
                                number("0.11"),
                                Where.INSIDE,
                                Optional.empty(),
                                Optional.of(number("0.100000")),
                                Optional.empty()),
                        new Line(
                                "RBC",
                                number("0"),
                                Optional.of(number("5.00")),
                                Optional.of(Instant.parse(CLOSE)),
                                Optional.of(number("0.000000")),
                                number("0.0504"),
                                Where.OUTSIDE,
                                Optional.of(trade(Side.BUY, "100", "500.00", "0.050000", "1.00", "1.00")),
                                Optional.of(number("0.050000")),
                                Optional.empty()));
        assertThat(table.totals())
                .isEqualTo(new Totals(
                        number("1000.00"),
                        number("500.00"),
                        number("0.150000"),
                        number("0.50"),
                        number("2.00"),
                        number("3.00"),
                        number("7495.00"),
                        number("0.00"),
                        number("0.00")));
        assertThat(table.warnings()).isEmpty();
    }

    @Test
    void createsNoOrderAndBooksNothing() {
        DeskId desk = open("rb-still");
        book(desk, Fills.buy("s1", "RBA", "200", "10").on("2026-11-02"));
        List<String> before = everything(desk);
        assertThat(table(wish(desk, true, "RBA", "0.10", "RBB", "0.10"), NOW)
                        .totals()
                        .turnover())
                .isEqualTo("0.200000");
        assertThat(everything(desk)).isEqualTo(before);
    }

    /**
     * RBA: 100 long term for 8, 100 short term for 6, at 10 now. Of 2,000 = 20 % the tax-aware plan sells down to 10 %
     * the long-term lot, and FIFO closes the same.
     */
    @Test
    void showsTheLotsThatASaleClosesWithTermAndGain() {
        DeskId desk = open("rb-terms");
        book(desk, Fills.buy("t1", "RBA", "100", "8").on("2025-11-20"));
        book(desk, Fills.buy("t2", "RBA", "100", "6").on("2026-11-02"));
        book(desk, Fills.sell("t3", "RBA", "50", "10").on("2026-11-03"));

        RebalanceTable table = table(wish(desk, true, "RBA", "0.10"), NOW);

        // Cash 10,000 - 800 - 600 + 500 = 9,100 and 150 shares: equity 10,600, of which 10 % are 106 shares.
        Trade trade = table.lines().getFirst().trade().orElseThrow();
        assertThat(trade.shares()).isEqualTo("44");
        assertThat(trade.lots())
                .containsExactly(new ClosedLot(
                        "lot:t1",
                        LocalDate.of(2025, 11, 20),
                        number("44"),
                        HoldingTerm.LONG,
                        number("440.00"),
                        number("352.00"),
                        number("0.00"),
                        number("88.00")));
        assertThat(table.totals().longTerm()).isEqualTo("88.00");
        assertThat(table.totals().shortTerm()).isEqualTo("0.00");
        assertThat(table.warnings()).isEmpty();
    }

    /** The older lot is a short-term gain that the plan keeps, but first in, first out would close it. */
    @Test
    void warnsWhereTheBooksWouldCloseOtherLotsThanThePlanMeans() {
        DeskId desk = open("rb-other");
        book(desk, Fills.buy("o1", "RBA", "100", "8").on("2026-03-02"));
        book(desk, Fills.buy("o2", "RBA", "100", "12").on("2026-04-02"));

        RebalanceTable table = table(wish(desk, true, "RBA", "0.10"), NOW);

        assertThat(table.lines().getFirst().trade().orElseThrow().shares()).isEqualTo("100");
        assertThat(table.lines().getFirst().trade().orElseThrow().lots())
                .extracting(ClosedLot::lot)
                .containsExactly("lot:o1");
        assertThat(table.warnings())
                .containsExactly(
                        "RBA: the plan means 100 of lot:o2, but the desk's books close lots FIFO and would take"
                                + " 100 of lot:o1.");
    }

    /** RBB lost 100 on 2026-11-10 and RBC is at a loss. */
    @Test
    void warnsOfWashSalesOnBothSides() {
        DeskId desk = open("rb-wash");
        book(desk, Fills.buy("w1", "RBB", "50", "22").on("2026-09-01"));
        book(desk, Fills.sell("w2", "RBB", "50", "20").on("2026-11-10"));
        book(desk, Fills.buy("w3", "RBC", "200", "6").on("2026-09-01"));

        RebalanceTable table = table(wish(desk, true, "RBB", "0.10", "RBC", "0.05"), NOW);

        assertThat(table.lines().getFirst().left())
                .contains("It was sold at a loss within 30 days: buying it back would be a wash sale.");
        // Cash 8,700 and 1,000 of RBC: equity 9,700, 5 % are 97 shares.
        Trade sale = table.lines().getLast().trade().orElseThrow();
        assertThat(sale.lots())
                .containsExactly(new ClosedLot(
                        "lot:w3",
                        LocalDate.of(2026, 9, 1),
                        number("103"),
                        HoldingTerm.SHORT,
                        number("515.00"),
                        number("618.00"),
                        number("0.00"),
                        number("-103.00")));
        assertThat(table.warnings())
                .containsExactly("RBC is sold at a loss: buying it back before 2026-12-22 would be a wash sale.");
    }

    /** The plan means the gain, but FIFO would close the loss beside a purchase of ten days ago that replaces 50 of it. */
    @Test
    void saysHowMuchOfALossWouldBeWashed() {
        DeskId desk = open("rb-washed");
        book(desk, Fills.buy("d1", "RBA", "100", "12").on("2025-11-20"));
        book(desk, Fills.buy("d2", "RBA", "100", "8").on("2025-11-20"));
        book(desk, Fills.buy("d3", "RBA", "50", "10").on("2026-11-10"));

        RebalanceTable table = table(wish(desk, true, "RBA", "0.15"), NOW);

        assertThat(table.lines().getFirst().trade().orElseThrow().lots())
                .containsExactly(new ClosedLot(
                        "lot:d1",
                        LocalDate.of(2025, 11, 20),
                        number("100"),
                        HoldingTerm.LONG,
                        number("1000.00"),
                        number("1200.00"),
                        number("100.00"),
                        number("-100.00")));
        assertThat(table.warnings())
                .containsExactly(
                        "RBA: the plan means 100 of lot:d2, but the desk's books close lots FIFO and would take 100 of"
                                + " lot:d1.",
                        "RBA: 100.00 USD of the loss would not count now: shares bought within 30 days replace those"
                                + " sold (wash sale).",
                        "RBA is sold at a loss: buying it back before 2026-12-22 would be a wash sale.");
    }

    @Test
    void sellsWhatHasNoTargetAndSaysSo() {
        DeskId desk = open("rb-none");
        book(desk, Fills.buy("n1", "RBC", "100", "5").on("2026-11-02"));
        RebalanceTable table = table(wish(desk, false, "RBA", "0.10"), NOW);
        assertThat(table.lines().getLast().trade().orElseThrow().shares()).isEqualTo("100");
        assertThat(table.warnings()).containsExactly("RBC is held without a target: the plan takes it as 0.");
    }

    /** 60 % of 10,000 are wished where 50 % may be traded; 100 % and the costs are more than there is. */
    @Test
    void saysWhatTurnoverLeavesAndWhatCashDoesNotCover() {
        DeskId desk = open("rb-much");
        assertThat(table(wish(desk, false, "RBA", "0.60"), NOW).warnings())
                .containsExactly(
                        "RBA stays outside of its band: turnover, whole shares or taxes stop its trade short.");
        RebalanceTable everything = table(
                new Request(desk, Map.of(new Symbol("RBB"), BigDecimal.ONE), number("0.10"), BigDecimal.ONE, false),
                NOW);
        assertThat(everything.totals().cashAfter()).isEqualTo("-22.50");
        assertThat(everything.warnings())
                .containsExactly("The plan needs 22.50 USD more cash than there is, costs included: lower a target.");
    }

    @Test
    void leavesWhatIsHeldWithoutAPriceAloneAtItsCost() {
        DeskId desk = open("rb-unpriced");
        book(desk, Fills.buy("u1", "RBN", "10", "100").on("2026-11-02"));
        Line line = table(wish(desk, false, "RBA", "0.10"), NOW).lines().getLast();
        assertThat(line.where()).isEqualTo(Where.UNPRICED);
        assertThat(line.weight()).isEmpty();
        assertThat(line.left()).contains("No price is known: it is left alone and counted at its cost.");
    }

    @Test
    void refusesWhatCannotBePlanned() {
        DeskId desk = open("rb-bad");
        assertRefused(
                desk, "RBZ", "RBZ is unknown in the market data simulated-42 of desk rb-bad; is the symbol right?");
        assertRefused(desk, "RBX", "RBX is the benchmark of desk rb-bad and is not traded; take it out of the targets");
        assertRefused(
                desk,
                "RBN",
                "no price of RBN is known at 2026-11-21T17:00:00Z in the market data simulated-42: no plan can be made"
                        + " of it");
        desks.save(TestDesks.desk("rb-closed"));
        assertRefused(
                new DeskId("rb-closed"),
                "RBA",
                "desk rb-closed has an equity of 0.00 USD: there is nothing to weigh; its books open with its first"
                        + " session");
        assertThatThrownBy(() -> table(wish(new DeskId("rb-nobody"), false, "RBA", "0.1"), NOW))
                .isInstanceOf(PermanentFault.class);
        assertThatThrownBy(() -> table(wish(desk, false, "RBA", "0.6", "RBB", "0.5"), NOW))
                .hasMessage("target weights must be >= 0 and at most 1 in sum, sum was 1.1");
    }

    private void assertRefused(DeskId desk, String symbol, String message) {
        assertThatThrownBy(() -> table(wish(desk, false, symbol, "0.1"), NOW))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(message);
    }

    private RebalanceTable table(Request request, Instant asOf) {
        return RebalanceTable.of(plan.run(request, asOf));
    }

    private static Trade trade(
            Side side, String shares, String notional, String turnover, String fee, String slippage) {
        return new Trade(
                side, number(shares), number(notional), number(turnover), number(fee), number(slippage), List.of());
    }

    private static Request wish(DeskId desk, boolean taxAware, String... targets) {
        Map<Symbol, BigDecimal> weights = new HashMap<>();
        for (int i = 0; i < targets.length; i += 2) {
            weights.put(new Symbol(targets[i]), number(targets[i + 1]));
        }
        return new Request(desk, weights, number("0.10"), number("0.50"), taxAware);
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private List<String> everything(DeskId desk) {
        return db.sql("""
                        select 'order ' || id from trade_order where desk_id = :desk
                        union all select 'fill ' || id from fill where desk_id = :desk
                        union all select 'cash ' || key || amount from cash_entry where desk_id = :desk
                        union all select 'lot ' || id from tax_lot where desk_id = :desk
                        union all select 'closing ' || lot_id from lot_closing where desk_id = :desk
                        order by 1
                        """)
                .param("desk", desk.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private DeskId open(String id) {
        desks.save(TestDesks.desk(id));
        books.openWith(
                new DeskId(id), Money.of("10000"), LocalDate.of(2025, 11, 20), Instant.parse("2025-11-20T14:30:00Z"));
        return new DeskId(id);
    }

    private void book(DeskId desk, Fills fills) {
        Fill fill = fills.order("rb-order-" + desk + fills.build().id()).build();
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, reason, created_as_of)
                        select :id, :desk, :date, 'MORNING', count(*) + 1, 'DECISION', :symbol, :side, 'MARKET',
                            :quantity, :price, 'DAY', 'FILLED', '', now()
                        from trade_order where desk_id = :desk
                        """)
                .param("id", fill.orderId())
                .param("desk", desk.value())
                .param("date", fill.tradingDate())
                .param("symbol", fill.symbol().value())
                .param("side", fill.side().name())
                .param("quantity", fill.quantity().value())
                .param("price", fill.price().value())
                .update();
        assertThat(books.book(desk, fill)).isTrue();
    }
}
