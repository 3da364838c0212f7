package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A source is read with no transaction open, and what it gave is stored whole or not at all. */
@DatabaseTest
class ImportMarketIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ExchangeHours SESSION =
            new ExchangeCalendar().hours(DAY).orElseThrow();

    @Autowired
    JdbcClient db;

    @Autowired
    MarketStore store;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    ImportMarket application;

    @Autowired
    Feeds feeds;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void readsTheSourceWithNoTransactionOpenAndTheDataSetNotLocked() {
        Market market = market("files-open");
        importing(new Source() {
                    @Override
                    void delivering() {
                        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                .isFalse();
                        assertThat(db.sql("select count(*) from market where id = 'files-open'")
                                        .query(Integer.class)
                                        .single())
                                .isZero();
                    }
                })
                .run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        assertThat(bars(market)).isEqualTo(4);
    }

    @Test
    void theApplicationsSourcesRefuseToBeReadInATransaction() {
        Market market = Market.simulated("simulated-7").orElseThrow();
        transactions.executeWithoutResult(tx -> {
            assertThatThrownBy(() -> application.run(market, SESSION, SESSION.close(), Wanted.Reach.ALL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MarketFeed.outstanding speaks to the outside");
            assertThat(feeds.of(market).kind()).as("what it knows by itself").isEqualTo(Market.Kind.SIMULATED);
        });
        application.run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        assertThat(bars(market)).isGreaterThan(1_000);
    }

    @Test
    void aSecondRunReadsNothing() {
        Market market = market("files-again");
        Source source = new Source();
        importing(source).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        importing(source).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        assertThat(source.read).hasValue(1);
    }

    @Test
    void twoAtOnceReadOnce() throws Exception {
        Market market = market("files-two");
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Source source = new Source() {
            @Override
            void delivering() {
                reading.countDown();
                await(released);
            }
        };
        ImportMarket importing = importing(source);
        Thread first =
                Thread.ofVirtual().start(() -> importing.run(market, SESSION, SESSION.close(), Wanted.Reach.ALL));
        await(reading);
        Thread second =
                Thread.ofVirtual().start(() -> importing.run(market, SESSION, SESSION.close(), Wanted.Reach.ALL));
        released.countDown();
        first.join();
        second.join();
        assertThat(source.read).hasValue(1);
        assertThat(bars(market)).isEqualTo(4);
    }

    @Test
    void anotherProcessThatWasFasterIsNotOverwritten() {
        Market market = market("files-raced");
        Source faster = new Source();
        faster.fingerprint = "newer";
        Source slow = new Source() {
            @Override
            void delivering() {
                if (read.get() == 1) {
                    importing(faster).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
                    fingerprint = "newer";
                }
            }
        };
        importing(slow).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        assertThat(slow.read).as("what it had read was let go").hasValue(1);
        assertThat(store.state(market).fingerprint()).isEqualTo("newer");
    }

    @Test
    void aDataSetThatOthersChangeAllTheTimeIsTriedLater() {
        Market market = market("files-busy");
        AtomicInteger turn = new AtomicInteger();
        Source slow = new Source() {
            @Override
            void delivering() {
                Source other = new Source();
                other.fingerprint = "other-" + turn.incrementAndGet();
                importing(other).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
            }
        };
        assertThatThrownBy(() -> importing(slow).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("files-busy");
    }

    @Test
    void aSourceThatFailsHalfWayLeavesNothing() {
        Market market = market("files-broken");
        Source broken = new Source() {
            @Override
            void delivered(int instruments) {
                if (instruments == 1) {
                    throw new BpmnErrorException("MARKET_DATA_UNAVAILABLE", "the folder is gone");
                }
            }
        };
        assertThatThrownBy(() -> importing(broken).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL))
                .hasMessage("the folder is gone");
        assertThat(bars(market)).isZero();
    }

    @Test
    void aLargeDeliveryThatBreaksOffIsDeliveredAgain() {
        Market market = market("files-large");
        Source source = new Source();
        importing(source).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        Delivered half = new Delivered("changed", portion -> deliveries.spill(market, portion, SESSION.close()), 1);
        half.accept(delivery("AAA", 7));
        assertThat(store.state(market).fingerprint())
                .as("counts as not imported")
                .isEmpty();
        importing(source).run(market, SESSION, SESSION.close(), Wanted.Reach.ALL);
        assertThat(source.read).hasValue(2);
        assertThat(store.barsOn(market, DAY, SESSION.close())
                        .get(new Symbol("AAA"))
                        .volume())
                .isEqualTo(100);
    }

    @Test
    void aLargeDeliveryIsStoredInPortions() {
        Market market = market("files-portions");
        Imported seen = store.state(market);
        Delivered large = new Delivered("whole", portion -> deliveries.spill(market, portion, SESSION.close()), 1);
        List.of("AAA", "BBB", "CCC").forEach(symbol -> large.accept(delivery(symbol, 5)));
        assertThat(deliveries.store(market, seen, large, SESSION.close())).isTrue();
        assertThat(bars(market)).isEqualTo(6);
        assertThat(store.state(market).fingerprint()).isEqualTo("whole");
    }

    private ImportMarket importing(MarketFeed feed) {
        return new ImportMarket(new Feeds(List.of(feed)), store, deliveries);
    }

    private static Market market(String id) {
        return new Market(id, Market.Kind.FILES, "/nowhere", Optional.empty());
    }

    private int bars(Market market) {
        return db.sql("select count(*) from bar_daily where market = :market")
                .param("market", market.id())
                .query(Integer.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Delivery delivery(String symbol, long volume) {
        Price price = Price.of("10");
        return new Delivery(
                new Instrument(new Symbol(symbol), symbol, "", false),
                Optional.of(new DateRange(DAY.minusDays(1), DAY)),
                List.of(
                        new Bar(DAY.minusDays(1), price, price, price, price, volume),
                        new Bar(DAY, price, price, price, price, volume)));
    }

    /** Two instruments with two bars each. */
    private static class Source implements MarketFeed {
        final AtomicInteger read = new AtomicInteger();
        volatile String fingerprint = "first";

        void delivering() {}

        void delivered(int instruments) {}

        @Override
        public Market.Kind kind() {
            return Market.Kind.FILES;
        }

        @Override
        public String fingerprint(Market market) {
            return fingerprint;
        }

        @Override
        public Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf) {
            return imported.fingerprint().equals(fingerprint)
                    ? Optional.empty()
                    : Optional.of(new DateRange(DAY.minusDays(1), DAY));
        }

        @Override
        public boolean deliver(Market market, Wanted wanted, Sink sink) {
            read.incrementAndGet();
            delivering();
            sink.accept(delivery("AAA", 100));
            delivered(1);
            sink.accept(delivery("BBB", 100));
            delivered(2);
            return true;
        }

        @Override
        public List<LastPrice> quotes(
                Market market,
                Map<Symbol, Instrument> instruments,
                Map<Symbol, Bar> stored,
                ExchangeHours day,
                Instant asOf,
                Wanted.Reach reach) {
            return List.of();
        }
    }
}
