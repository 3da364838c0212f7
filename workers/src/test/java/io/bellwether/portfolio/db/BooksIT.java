package io.bellwether.portfolio.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Fills;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarketConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import(TestMarketConfiguration.class)
class BooksIT {
    private static final Symbol ALFA = new Symbol("ALFA");

    @Autowired
    Books books;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Test
    void opensWithTheDepositOnceAndSnapshotsIt() {
        DeskId desk = open("books-open");
        books.openWith(desk, Money.of("5"), Fills.DAY, Fills.OPEN);
        assertThat(books.portfolio(desk)).isEqualTo(new Portfolio(Money.of("10000"), List.of()));
        assertThat(books.lastEquity(desk, Fills.OPEN)).contains(Money.of("10000"));
        assertThat(books.peakEquity(desk, Instant.EPOCH, Fills.OPEN)).contains(Money.of("10000"));
        assertThat(books.lastEquity(desk, Fills.OPEN.minusSeconds(1))).isEmpty();
        assertThat(db.sql("select session from equity_snapshot where desk_id = 'books-open'")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("OPENING");
    }

    @Test
    void booksBuysAndSellsWithLotsFeesAndStops() {
        DeskId desk = open("books-trade");
        Fill buy = fill(
                desk, Fills.buy("bt-1", "ALFA", "100", "5.0025").fee("1.00").stop("4.50"));
        Fill more = fill(desk, Fills.buy("bt-2", "ALFA", "50", "6").fee("1.00").stop("4.20"));
        Fill sale = fill(desk, Fills.sell("bt-3", "ALFA", "120", "7").fee("1.00"));

        assertThat(books.book(desk, buy)).isTrue();
        assertThat(books.book(desk, more)).isTrue();
        assertThat(books.portfolio(desk).position(ALFA).orElseThrow().stop()).contains(Price.of("4.50"));
        assertThat(books.book(desk, sale)).isTrue();

        assertThat(books.portfolio(desk))
                .isEqualTo(new Portfolio(
                        Money.of("10036.75"),
                        List.of(new Position(
                                ALFA,
                                Quantity.of(30),
                                Price.of("6.00"),
                                Money.of("180.00"),
                                Optional.of(Price.of("4.50")),
                                Fills.DAY))));
        assertThat(
                        rows(
                                "select lot_id || ' ' || trim_scale(quantity) || ' ' || proceeds || ' ' || realised_pnl from lot_closing where desk_id = 'books-trade' order by lot_id"))
                .containsExactly("lot:bt-1 100 700.00 199.75", "lot:bt-2 20 140.00 20.00");
        assertThat(rows("select key || ' ' || amount from cash_entry where desk_id = 'books-trade' order by key"))
                .containsExactly(
                        "buy:bt-1 -500.25",
                        "buy:bt-2 -300.00",
                        "deposit:initial 10000.00",
                        "fee:bt-1 -1.00",
                        "fee:bt-2 -1.00",
                        "fee:bt-3 -1.00",
                        "sell:bt-3 840.00");
    }

    @Test
    void bookingTwiceIsBookingOnce() {
        DeskId desk = open("books-twice");
        Fill buy = fill(desk, Fills.buy("tw-1", "ALFA", "10", "5").fee("1.00"));
        assertThat(books.book(desk, buy)).isTrue();
        Portfolio once = books.portfolio(desk);
        assertThat(books.book(desk, buy)).isFalse();
        assertThat(books.portfolio(desk)).isEqualTo(once);
    }

    @Test
    void refusesTheSameFillWithOtherNumbers() {
        DeskId desk = open("books-differs");
        books.book(desk, fill(desk, Fills.buy("df-1", "ALFA", "10", "5")));
        Fill other = fill(desk, Fills.buy("df-1", "ALFA", "11", "5"));
        assertThatThrownBy(() -> books.book(desk, other))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("fill df-1 is booked as BUY 10 ALFA at 5.00")
                .hasMessageContaining("came again as BUY 11 ALFA");
    }

    @Test
    void refusesAndForgetsASaleOfMoreThanIsHeld() {
        DeskId desk = open("books-oversell");
        books.book(desk, fill(desk, Fills.buy("os-1", "ALFA", "5", "5")));
        Fill sale = fill(desk, Fills.sell("os-2", "ALFA", "6", "5"));
        assertThatThrownBy(() -> books.book(desk, sale)).isInstanceOf(PermanentFault.class);
        assertThat(rows("select id from fill where desk_id = 'books-oversell'")).containsExactly("os-1");
        assertThat(books.portfolio(desk).cash()).isEqualTo(Money.of("9975.00"));
    }

    @Test
    void aClosedPositionLosesItsStopAndANewOneStartsAfresh() {
        DeskId desk = open("books-reopen");
        books.book(desk, fill(desk, Fills.buy("ro-1", "ALFA", "5", "5").stop("4.80")));
        books.book(desk, fill(desk, Fills.sell("ro-2", "ALFA", "5", "5")));
        assertThat(books.portfolio(desk).positions()).isEmpty();
        books.setStop(desk, ALFA, Price.of("4.90"));
        books.book(
                desk,
                fill(desk, Fills.buy("ro-3", "ALFA", "5", "4").stop("3.40").on("2026-11-23")));
        Position position = books.portfolio(desk).position(ALFA).orElseThrow();
        assertThat(position.stop()).contains(Price.of("3.40"));
        assertThat(position.openedOn()).isEqualTo("2026-11-23");
    }

    @Test
    void aStopOnlyRises() {
        DeskId desk = open("books-stop");
        books.book(desk, fill(desk, Fills.buy("st-1", "ALFA", "5", "5")));
        books.setStop(desk, ALFA, Price.of("4.00"));
        books.setStop(desk, ALFA, Price.of("4.50"));
        books.setStop(desk, ALFA, Price.of("4.20"));
        assertThat(books.portfolio(desk).position(ALFA).orElseThrow().stop()).contains(Price.of("4.50"));
    }

    @Test
    void eightThreadsBookingTheSameFillsBookEachOnce() throws Exception {
        DeskId desk = open("books-parallel");
        List<Fill> fills = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            fills.add(fill(
                    desk,
                    Fills.buy("pa-" + i, i % 2 == 0 ? "ALFA" : "BETA", "3", "3.333333")
                            .fee("1.01")));
        }
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int offset = t * 5;
            tasks.add(() -> {
                int booked = 0;
                for (int i = 0; i < fills.size(); i++) {
                    booked += books.book(desk, fills.get((i + offset) % fills.size())) ? 1 : 0;
                }
                return booked;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int booked = 0;
            for (Future<Integer> done : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                booked += done.get();
            }
            assertThat(booked).isEqualTo(20);
        }
        Portfolio portfolio = books.portfolio(desk);
        assertThat(portfolio.cash()).isEqualTo(Money.of("9779.80"));
        assertThat(portfolio.position(ALFA).orElseThrow().quantity()).isEqualTo(Quantity.of(30));
        assertThat(portfolio.position(ALFA).orElseThrow().costBasis()).isEqualTo(Money.of("100.00"));
    }

    private DeskId open(String id) {
        Desk desk = TestDesks.desk(id);
        desks.save(desk);
        books.openWith(desk.id(), desk.initialCash(), Fills.DAY, Fills.OPEN);
        return desk.id();
    }

    private Fill fill(DeskId desk, Fills fill) {
        return OrderRows.withOrder(db, desk, fill);
    }

    private List<String> rows(String sql) {
        return db.sql(sql).query((row, n) -> row.getString(1)).list();
    }
}
