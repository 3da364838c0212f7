package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.app.DaySignal;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.StopFile;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.halt.StopSignal;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.execution.app.order.OrderValidity;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.rebalance.app.RebalanceStart;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarketConfiguration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Desks with a {@link FakeBroker} on a real database, and what a test needs to set the scene. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TestMarketConfiguration.class)
public class ExecutionFixture {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");
    static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");
    static final Instant CLOSE = Instant.parse("2026-11-20T21:00:00Z");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Messages of emergency stops that the engine was told; it can be down. */
    static final class RecordingStopSignal {
        final List<DeskId> told = new CopyOnWriteArrayList<>();
        final List<DeskId> sold = new CopyOnWriteArrayList<>();
        final List<String> stopped = new CopyOnWriteArrayList<>();
        volatile boolean down;

        void publish(StandingHalt halt) {
            failWhenDown();
            told.add(halt.desk());
        }

        void sell(StandingHalt halt) {
            failWhenDown();
            sold.add(halt.desk());
        }

        void stopDay(DeskId desk, LocalDate date, long haltId) {
            failWhenDown();
            stopped.add(desk + ":" + date);
        }

        void stopRebalance(String rebalanceId, long haltId) {
            failWhenDown();
            stopped.add(rebalanceId);
        }

        private void failWhenDown() {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .as("the engine is told inside a database transaction")
                    .isFalse();
            if (down) {
                throw new io.bellwether.kernel.TransientFault("the engine is down", null);
            }
        }
    }

    /** The file that stops every desk; it lies there while a test says so. */
    static final class LaidStopFile implements StopFile {
        volatile Optional<Halt> lies = Optional.empty();

        @Override
        public Optional<Halt> standing() {
            return lies;
        }
    }

    /** Days that were opened again. */
    static final class RecordingDaySignal {
        final List<String> reopened = new CopyOnWriteArrayList<>();

        void tradingDayReopened(DeskId desk, LocalDate date) {
            reopened.add(desk + ":" + date);
        }
    }

    /** Rebalancings that the engine was told to start; it can be down. */
    public static final class RecordingStart {
        public final List<String> started = new CopyOnWriteArrayList<>();
        public volatile boolean down;

        void start(String rebalanceId) {
            if (down) {
                throw new io.bellwether.kernel.TransientFault("the engine is down", null);
            }
            started.add(rebalanceId);
        }
    }

    /** Orders that waiting processes were told of. */
    static final class RecordingOrderNews {
        final List<String> updated = new CopyOnWriteArrayList<>();

        void updated(String orderId) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .as("the engine is told inside a database transaction")
                    .isFalse();
            updated.add(orderId);
        }
    }

    @Bean
    @Primary
    LaidStopFile laidStopFile() {
        return new LaidStopFile();
    }

    @Bean
    RecordingStart recordingStart() {
        return new RecordingStart();
    }

    @Bean
    @Primary
    RebalanceStart rebalanceStartOfTests(RecordingStart recording) {
        return (desk, rebalanceId) -> recording.start(rebalanceId);
    }

    @Bean
    FakeBroker fakeBroker() {
        return new FakeBroker();
    }

    @Bean
    Broker fakeBrokerPort(FakeBroker fake) {
        return fake.port();
    }

    @Bean
    RecordingStopSignal recordingStopSignal() {
        return new RecordingStopSignal();
    }

    /** The port is a bean of its own: the guard of outside calls stands before it, not before what a test looks at. */
    @Bean
    @Primary
    StopSignal stopSignalOfTests(RecordingStopSignal recording) {
        return new StopSignal() {
            @Override
            public void publish(StandingHalt halt) {
                recording.publish(halt);
            }

            @Override
            public void sell(StandingHalt halt) {
                recording.sell(halt);
            }

            @Override
            public void stopDay(DeskId desk, LocalDate date, long haltId) {
                recording.stopDay(desk, date, haltId);
            }

            @Override
            public void stopRebalance(String rebalanceId, long haltId) {
                recording.stopRebalance(rebalanceId, haltId);
            }
        };
    }

    @Bean
    RecordingDaySignal recordingDaySignal() {
        return new RecordingDaySignal();
    }

    @Bean
    @Primary
    DaySignal daySignalOfTests(RecordingDaySignal recording) {
        return new DaySignal() {
            @Override
            public void tradingDayOpened(DeskId desk, LocalDate date) {}

            @Override
            public void tradingDayReopened(DeskId desk, LocalDate date, Optional<DayPlan> plan) {
                recording.tradingDayReopened(desk, date);
            }
        };
    }

    @Bean
    RecordingOrderNews recordingOrderNews() {
        return new RecordingOrderNews();
    }

    @Bean
    @Primary
    OrderNews orderNewsOfTests(RecordingOrderNews recording) {
        return recording::updated;
    }

    @Bean
    Scene scene(Desks desks, Books books, Orders orders, TransactionTemplate transaction, JdbcClient db) {
        return new Scene(desks, books, orders, transaction, db);
    }

    /** Sets the scene: desks, orders, decisions. */
    public record Scene(Desks desks, Books books, Orders orders, TransactionTemplate transaction, JdbcClient db) {
        public SessionRef morning(DeskId desk) {
            return new SessionRef(desk, DAY, Session.MORNING, OPEN, true);
        }

        public SessionRef midday(DeskId desk) {
            return new SessionRef(desk, DAY, Session.MIDDAY, NOON, false);
        }

        public SessionRef close(DeskId desk) {
            return new SessionRef(desk, DAY, Session.CLOSE, CLOSE, false);
        }

        public DeskId newDesk() {
            return newDesk("fake", DeskSettings.DEFAULT);
        }

        public DeskId newDesk(String broker, DeskSettings settings) {
            Desk model = TestDesks.desk("exec-" + COUNTER.incrementAndGet(), settings);
            desks.save(new Desk(
                    model.id(),
                    model.name(),
                    model.mode(),
                    broker,
                    model.market(),
                    model.fallbackMarket(),
                    model.initialCash(),
                    model.active(),
                    model.settings()));
            books.openWith(model.id(), model.initialCash(), DAY, OPEN);
            return model.id();
        }

        public TradeOrder order(SessionRef session, Side side, String symbol, String shares) {
            return order(session, side, symbol, shares, TimeInForce.DAY, Purpose.STOP);
        }

        public TradeOrder order(
                SessionRef session, Side side, String symbol, String shares, TimeInForce timing, Purpose purpose) {
            NewOrder order = new NewOrder(
                    session,
                    purpose,
                    Optional.empty(),
                    new Symbol(symbol),
                    side,
                    OrderType.MARKET,
                    Quantity.of(shares),
                    Optional.empty(),
                    Optional.empty(),
                    side == Side.BUY ? Optional.of(Price.of("9")) : Optional.empty(),
                    Price.of("10"),
                    timing,
                    new OrderValidity(desks).until(session, purpose, timing),
                    "a test wants it",
                    Optional.empty());
            return java.util.Objects.requireNonNull(transaction.execute(status -> {
                orders.lockDesk(session.desk());
                return orders.create(order);
            }));
        }

        /** Writes a decision with its trades, as an advisor's answer would. */
        public String decision(SessionRef session, List<ProposedTrade> trades) {
            String id = session.key();
            db.sql("""
                            insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
                            values (:id, :desk, :date, :session, :asOf, '{}')
                            """)
                    .param("id", id)
                    .param("desk", session.desk().value())
                    .param("date", session.tradingDate())
                    .param("session", session.session().name())
                    .param("asOf", session.asOf().atOffset(java.time.ZoneOffset.UTC))
                    .update();
            db.sql("""
                            insert into decision
                                (id, desk_id, trading_date, session, as_of, context_id, outcome, advisor, confidence)
                            values (:id, :desk, :date, :session, :asOf, :id, 'DECIDED', 'strategies', 70)
                            """)
                    .param("id", id)
                    .param("desk", session.desk().value())
                    .param("date", session.tradingDate())
                    .param("session", session.session().name())
                    .param("asOf", session.asOf().atOffset(java.time.ZoneOffset.UTC))
                    .update();
            trades.forEach(trade -> insert(id, trade));
            return id;
        }

        private void insert(String decisionId, ProposedTrade trade) {
            db.sql("""
                            insert into decision_trade (decision_id, n, action, symbol, quantity, weight, order_type,
                                limit_price, stop_price, conviction, win_probability, expected_gain, expected_loss,
                                horizon_days, expected_outcome, reasoning, risks)
                            values (:id, :n, :action, :symbol, :quantity, :weight, :type, :limit, :stop, :conviction,
                                :probability, :gain, :loss, :horizon, :outcome, :reasoning, :risks)
                            """)
                    .param("id", decisionId)
                    .param("n", trade.n())
                    .param("action", trade.action().name())
                    .param("symbol", trade.symbol().value())
                    .param("quantity", trade.quantity().map(Quantity::value).orElse(null))
                    .param("weight", trade.weight().orElse(null))
                    .param("type", trade.orderType().name())
                    .param("limit", trade.limitPrice().map(Price::value).orElse(null))
                    .param("stop", trade.stopPrice().map(Price::value).orElse(null))
                    .param("conviction", trade.conviction())
                    .param("probability", trade.winProbability())
                    .param("gain", trade.expectedGain())
                    .param("loss", trade.expectedLoss())
                    .param("horizon", trade.horizonDays())
                    .param("outcome", trade.expectedOutcome())
                    .param("reasoning", trade.reasoning())
                    .param("risks", trade.risks())
                    .update();
        }
    }
}
