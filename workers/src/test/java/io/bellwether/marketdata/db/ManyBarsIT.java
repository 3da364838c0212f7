package io.bellwether.marketdata.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many bars, which are copied into the database, become the rows that they become in small portions. */
@DatabaseTest
class ManyBarsIT {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol XYZ = new Symbol("XYZ");
    private static final Instant FIRST = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-09T15:00:00Z");
    private static final List<LocalDate> DAYS = new ExchangeCalendar()
            .tradingDays(LocalDate.of(2020, 6, 1), LocalDate.of(2026, 2, 27))
            .toList();

    @Autowired
    MarketStore store;

    @Autowired
    MarketReader reader;

    @Autowired
    JdbcClient db;

    @Test
    void areTheRowsThatTheyAreInSmallPortions() {
        Market copied = market("many-copied");
        Market portions = market("many-portions");
        List<Delivery> first = List.of(delivery(ABC, bars()), delivery(XYZ, bars()));
        assertThat(first.stream().mapToInt(one -> one.bars().size()).sum()).isGreaterThan(BarCopy.MANY);

        store.store(copied, first, FIRST);
        portions(first).forEach(portion -> store.store(portions, portion, FIRST));
        assertThat(rows(copied)).hasSize(2 * DAYS.size()).isEqualTo(rows(portions));

        List.of(copied, portions).forEach(market -> store.worked(market, FIRST));
        List<Delivery> second = List.of(delivery(ABC, corrected(bars())), delivery(XYZ, bars()));
        store.store(copied, second, SECOND);
        portions(second).forEach(portion -> store.store(portions, portion, SECOND));
        assertThat(rows(copied)).hasSize(2 * DAYS.size() + 2).isEqualTo(rows(portions));
    }

    @Test
    void aCorrectionOfManyIsSeenByNoSessionBeforeIt() {
        Market market = market("many-seen");
        store.store(market, List.of(delivery(ABC, bars()), delivery(XYZ, bars())), FIRST);
        store.worked(market, FIRST);
        List<Bar> seen = reader.bars(market.id(), ABC, FIRST, 5_000);
        store.store(market, List.of(delivery(ABC, corrected(bars())), delivery(XYZ, bars())), SECOND);
        assertThat(reader.bars(market.id(), ABC, FIRST, 5_000)).isEqualTo(seen).isEqualTo(bars());
        assertThat(reader.bars(market.id(), ABC, SECOND, 5_000)).isEqualTo(corrected(bars()));
    }

    @Test
    void storedAgainTheyChangeNothing() {
        Market market = market("many-again");
        List<Delivery> all = List.of(delivery(ABC, bars()), delivery(XYZ, bars()));
        store.store(market, all, FIRST);
        List<String> stored = wholeRows(market);
        long version = version(market);
        store.store(market, all, SECOND);
        assertThat(wholeRows(market)).isEqualTo(stored);
        assertThat(version(market)).isEqualTo(version);
    }

    @Test
    void keepWhoDeliveredThemWhateverItIsCalled() {
        Market market = market("many-vendor");
        String odd = "a\\b\tc\n\\.";
        store.store(
                market,
                List.of(
                        new Delivery(instrument(ABC), Optional.empty(), bars(), odd, true),
                        new Delivery(instrument(XYZ), Optional.empty(), bars(), "", true)),
                FIRST);
        assertThat(db.sql("select distinct vendor from bar_daily where market = :m and symbol = 'ABC'")
                        .param("m", market.id())
                        .query(String.class)
                        .list())
                .containsExactly(odd);
    }

    private static Market market(String id) {
        return new Market(id, Market.Kind.FILES, id, Optional.empty());
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(symbol, "", "", false);
    }

    private static Delivery delivery(Symbol symbol, List<Bar> bars) {
        return new Delivery(
                instrument(symbol), Optional.of(new DateRange(DAYS.getFirst(), DAYS.getLast())), bars, "v", true);
    }

    /** The same bars, a hundred at a time; each covers the days up to the next. */
    private static List<List<Delivery>> portions(List<Delivery> whole) {
        List<List<Delivery>> portions = new ArrayList<>();
        for (Delivery one : whole) {
            for (int i = 0; i < DAYS.size(); i += 100) {
                List<LocalDate> days = DAYS.subList(i, Math.min(DAYS.size(), i + 100));
                portions.add(List.of(new Delivery(
                        one.instrument(),
                        Optional.of(new DateRange(days.getFirst(), days.getLast())),
                        one.bars().stream()
                                .filter(bar -> days.contains(bar.date()))
                                .toList(),
                        one.vendor(),
                        true)));
            }
        }
        return portions;
    }

    private static List<Bar> bars() {
        return Stream.iterate(0, i -> i < DAYS.size(), i -> i + 1)
                .map(i -> bar(DAYS.get(i), new BigDecimal("10").add(new BigDecimal(i).movePointLeft(4))))
                .toList();
    }

    private static Bar bar(LocalDate date, BigDecimal close) {
        Price price = new Price(close);
        return new Bar(date, price, price, price, price, 1_000);
    }

    /** A day is gone, and two closes are others. */
    private static List<Bar> corrected(List<Bar> bars) {
        UnaryOperator<Bar> other =
                bar -> bar.date().equals(DAYS.get(7)) || bar.date().equals(DAYS.getLast())
                        ? bar(bar.date(), new BigDecimal("99.5"))
                        : bar;
        return bars.stream()
                .filter(bar -> !bar.date().equals(DAYS.get(300)))
                .map(other)
                .toList();
    }

    private List<String> rows(Market market) {
        return rows(market, "to_jsonb(b) - 'market' - 'source' - 'received_at'");
    }

    private List<String> wholeRows(Market market) {
        return rows(market, "to_jsonb(b)");
    }

    private List<String> rows(Market market, String row) {
        return db.sql("select (%s)::text from bar_daily b where market = :m order by symbol, trading_date, revision"
                        .formatted(row))
                .param("m", market.id())
                .query(String.class)
                .list();
    }

    private long version(Market market) {
        return db.sql("select version from market where id = :m")
                .param("m", market.id())
                .query(Long.class)
                .single();
    }
}
