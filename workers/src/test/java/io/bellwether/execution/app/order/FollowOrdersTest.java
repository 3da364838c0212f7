package io.bellwether.execution.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.OrderStream;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.TestDesks;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Whom a broker's own news wakes. */
class FollowOrdersTest {
    private static final DeskId DESK = new DeskId("far");

    private final List<Desk> active = new ArrayList<>();
    private final List<String> woken = new ArrayList<>();
    private final List<String> line = new ArrayList<>();
    private final List<TradeOrder> book = List.of(order(1, OrderState.WORKING), order(2, OrderState.FILLED));
    private final FollowOrders follow = new FollowOrders(desks(), orders(), woken::add, streams());

    @Test
    void theLineIsOpenWhileADeskTradesThere() {
        follow.run();
        assertThat(line).containsExactly("hung up");
        active.add(desk("paper"));
        follow.run();
        assertThat(line).containsExactly("hung up", "hung up");
        active.add(desk("alpaca"));
        follow.run();
        assertThat(line).containsExactly("hung up", "hung up", "listens");
    }

    @Test
    void anOpenedLineWakesEveryOrderThatMayBeThere() {
        active.add(desk("alpaca"));
        follow.opened("other");
        assertThat(woken).isEmpty();
        follow.opened("alpaca");
        assertThat(woken).containsExactly(book.getFirst().id());
    }

    @Test
    void newsWakesItsOrder_andNoOther() {
        follow.changed("far-20261120-morning-9");
        follow.changed(book.get(1).id());
        assertThat(woken).isEmpty();
        follow.changed(book.getFirst().id());
        assertThat(woken).containsExactly(book.getFirst().id());
    }

    private static TradeOrder order(int n, OrderState state) {
        SessionRef session = new SessionRef(
                DESK, LocalDate.of(2026, 11, 20), Session.MORNING, Instant.parse("2026-11-20T14:30:00Z"), false);
        return NewOrder.restingStop(session, new Symbol("ABEO"), Quantity.of(3), Price.of("4"))
                .numbered(n)
                .in(state);
    }

    private static Desk desk(String broker) {
        Desk desk = TestDesks.desk(DESK.value());
        return new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                broker,
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                true,
                desk.settings());
    }

    private Desks desks() {
        return (Desks) Proxy.newProxyInstance(
                Desks.class.getClassLoader(), new Class<?>[] {Desks.class}, (proxy, method, arguments) -> active);
    }

    private Orders orders() {
        return (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(),
                new Class<?>[] {Orders.class},
                (proxy, method, arguments) -> method.getName().equals("find")
                        ? book.stream()
                                .filter(order -> order.id().equals(arguments[0]))
                                .findFirst()
                        : book);
    }

    private ObjectProvider<OrderStream> streams() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("alpaca", new OrderStream() {
            @Override
            public String broker() {
                return "alpaca";
            }

            @Override
            public void listen(Ear ear) {
                line.add("listens");
            }

            @Override
            public void hangUp() {
                line.add("hung up");
            }
        });
        return beans.getBeanProvider(OrderStream.class);
    }
}
