package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.DaySignal;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.halt.StopSignal;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.rebalance.app.RebalanceStart;
import io.bellwether.reporting.app.mail.Mailer;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** No port to the outside takes a call in a transaction, however its bean is made. */
@DatabaseTest
class OutsideCallsIT {
    private static final DeskId DESK = new DeskId("guarded");

    @Autowired
    ApplicationContext application;

    @Autowired
    Desks desks;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void everyPortRefusesACallInATransaction() {
        Stream.<Runnable>of(
                        () -> every(Broker.class).forEach(b -> b.account(DESK, Instant.EPOCH)),
                        () -> every(StopSignal.class).forEach(s -> s.stopDay(DESK, LocalDate.EPOCH, 1)),
                        () -> every(OrderNews.class).forEach(n -> n.updated("o")),
                        () -> every(RebalanceStart.class).forEach(r -> r.start(DESK, "r")),
                        () -> every(DaySignal.class).forEach(s -> s.tradingDayOpened(DESK, LocalDate.EPOCH)),
                        () -> every(MarketFeed.class).forEach(f -> f.fingerprint(market(f.kind()))),
                        () -> every(EngineQueries.class).forEach(q -> q.openTasks(DESK)),
                        () -> every(Mailer.class)
                                .forEach(m -> m.send(new Mailer.Mail("k", "a@b", "s", "t", "h", Optional.empty()))))
                .forEach(call -> assertThatThrownBy(() -> transactions.executeWithoutResult(tx -> call.run()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("speaks to the outside and was called in a transaction"));
    }

    @Test
    void whatAPortKnowsByItselfMayBeAskedAnywhere() {
        assertThatCode(() -> transactions.executeWithoutResult(tx -> {
                    every(Broker.class).forEach(Broker::abilities);
                    every(MarketFeed.class).forEach(MarketFeed::kind);
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void outsideATransactionTheCallArrives() {
        desks.save(TestDesks.desk(DESK.value()));
        assertThat(every(Broker.class)
                        .filter(broker -> broker.name().equals(Desk.PAPER_BROKER))
                        .map(b -> b.order(DESK, "none", Instant.EPOCH)))
                .allMatch(Optional::isEmpty);
    }

    private <T> Stream<T> every(Class<T> port) {
        assertThat(application.getBeanNamesForType(port))
                .as(port.getSimpleName())
                .isNotEmpty();
        return application.getBeanProvider(port).stream();
    }

    private static Market market(Market.Kind kind) {
        return new Market("any", kind, "7", Optional.empty());
    }
}
