package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.Lane;
import io.bellwether.testing.LiveStack;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.VendorPark;
import io.bellwether.testing.broker.AlpacaServer;
import io.bellwether.testing.market.MarketServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole day by the clock at Alpaca's local server, one of twenty requests going wrong. */
@ResourceLock(Lane.OTHER_STACKS)
class AlpacaDayIT {
    private static final DeskId DESK = new DeskId("live-alpaca");

    private final JdbcClient db = LiveStack.db();
    private final VendorPark park = LiveStack.vendors();
    private final AlpacaServer broker = park.broker();

    @AfterEach
    void retire() {
        park.all().forEach(MarketServer::reset);
        LiveStack.retire(DESK);
        broker.reset("10000");
    }

    @Test
    void aDayOfFaults_endsWithBooksThatAreAlpacasToTheCent_andWithEveryOrderSentOnce() {
        LocalDate day = LiveStack.newDay();
        broker.reset("10000");
        broker.troubles(0.05, 11);
        String market = LiveStack.bean(DeskMarkets.class)
                .vendors(
                        DESK.value(),
                        VendorPark.symbols().stream().map(Symbol::value).toList(),
                        Map.of(),
                        VendorPark.BENCHMARK.value(),
                        day);
        LiveStack.open(atAlpaca(TestDesks.onMarket(DESK.value(), market, TestDesks.advisedInEverySession())));

        pass(day, Session.MORNING, "09:30");
        LiveStack.await("the stream of orders is listened to", broker::isHeard, Boolean::booleanValue);
        broker.restart();
        pass(day, Session.MIDDAY, "12:00");
        pass(day, Session.CLOSE, "16:00");
        LiveStack.moveTo(day, "17:00");
        TradingDays days = LiveStack.bean(TradingDays.class);
        LiveStack.await(
                "the day ends",
                () -> days.find(DESK, day),
                found -> found.filter(TradingDay::ended).isPresent());

        assertThat(days.status(DESK, day)).isEqualTo("DONE");
        assertThat(LiveStack.bean(Halts.class).current(DESK)).isEmpty();
        assertThat(broker.violations()).isEmpty();
        assertThat(broker.executions()).isPositive();
        Portfolio books = LiveStack.bean(Books.class).portfolio(DESK);
        assertThat(books.cash().amount()).isEqualByComparingTo(broker.cash());
        assertThat(books.positions().stream()
                        .collect(Collectors.toMap(
                                position -> position.symbol().value(),
                                position -> position.quantity().value())))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(broker.held());
        assertThat(db.sql("select count(*) from fill where desk_id = :desk")
                        .param("desk", DESK.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(broker.executions());
        Orders orders = LiveStack.bean(Orders.class);
        List<TradeOrder> all = orders.ordersOf(DESK, day);
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(order -> assertThat(broker.count(order.id()))
                        .as(order.id() + " is " + order.state())
                        .isLessThanOrEqualTo(1 + broker.count(order.id() + ".r")));
        assertThat(orders.openOrders(DESK).stream()
                        .filter(TradeOrder::isRestingStop)
                        .collect(Collectors.toMap(TradeOrder::symbol, TradeOrder::openQuantity)))
                .isEqualTo(books.positions().stream().collect(Collectors.toMap(Position::symbol, Position::quantity)));
    }

    private static Desk atAlpaca(Desk desk) {
        return new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                "alpaca",
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                desk.active(),
                desk.settings());
    }

    private static void pass(LocalDate day, Session session, String newYork) {
        LiveStack.moveTo(day, newYork);
        LiveStack.await(
                session + " ends",
                () -> LiveStack.bean(SessionRuns.class).findByDay(DESK, day).stream()
                        .filter(run -> run.session().equals(session))
                        .map(SessionRun::state)
                        .findFirst(),
                Optional.of(SessionRun.State.ENDED)::equals);
    }
}
