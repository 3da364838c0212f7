package io.bellwether.marketdata.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
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
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Every read with later rows planted: what was not known at the moment is never returned. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class JdbcMarketReaderIT {
    private static final String MARKET = "reader-test";
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol IDX = new Symbol("IDX");
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-19T14:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-19T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-11-19T21:00:00Z");

    @Autowired
    MarketReader reader;

    @Autowired
    MarketStore store;

    @BeforeEach
    void plantThreeDays() {
        Market market = new Market(MARKET, Market.Kind.FILES, "nowhere", Optional.empty());
        for (Symbol symbol : List.of(ABC, IDX)) {
            store.store(
                    market,
                    List.of(new Delivery(
                            new Instrument(symbol, "", "", symbol.equals(IDX)),
                            Optional.of(new DateRange(WEDNESDAY, FRIDAY)),
                            List.of(bar(WEDNESDAY, "1"), bar(THURSDAY, "2"), bar(FRIDAY, "3")))),
                    CLOSE);
            store.putQuotes(
                    market,
                    List.of(
                            new LastPrice(symbol, OPEN, Price.of("2"), LastPrice.Kind.OPEN),
                            new LastPrice(symbol, NOON, Price.of("2.5"), LastPrice.Kind.INTRADAY),
                            new LastPrice(symbol, CLOSE, Price.of("3"), LastPrice.Kind.CLOSE)),
                    CLOSE);
        }
    }

    @Test
    void barsEndAtTheLastFinishedSession() {
        assertThat(reader.bars(MARKET, ABC, CLOSE.minusMillis(1), 10)).containsExactly(bar(WEDNESDAY, "1"));
        assertThat(reader.bars(MARKET, ABC, CLOSE, 10)).containsExactly(bar(WEDNESDAY, "1"), bar(THURSDAY, "2"));
        assertThat(reader.bars(MARKET, ABC, CLOSE, 1)).containsExactly(bar(THURSDAY, "2"));
        assertThat(reader.bars(MARKET, new Symbol("NONE"), CLOSE, 1)).isEmpty();
    }

    @Test
    void allBarsEndAtTheLastFinishedSession() {
        assertThat(reader.allBars(MARKET, CLOSE.minusMillis(1), 10))
                .containsOnlyKeys(ABC, IDX)
                .containsEntry(ABC, List.of(bar(WEDNESDAY, "1")));
        assertThat(reader.allBars(MARKET, CLOSE, 10))
                .containsEntry(IDX, List.of(bar(WEDNESDAY, "1"), bar(THURSDAY, "2")));
        assertThat(reader.allBars(MARKET, CLOSE, 1)).containsEntry(ABC, List.of(bar(THURSDAY, "2")));
        assertThat(reader.allBars(MARKET, OPEN.minusSeconds(86_400), 1)).isEmpty();
    }

    @Test
    void aSessionsBarIsKnownFromItsClose() {
        assertThat(reader.sessionBar(MARKET, ABC, THURSDAY, CLOSE.minusMillis(1)))
                .isEmpty();
        assertThat(reader.sessionBar(MARKET, ABC, THURSDAY, CLOSE)).contains(bar(THURSDAY, "2"));
        assertThat(reader.sessionBar(MARKET, ABC, FRIDAY, CLOSE)).isEmpty();
    }

    @Test
    void theLastQuoteIsNeverNewerThanTheMoment() {
        assertThat(reader.quote(MARKET, ABC, OPEN.minusMillis(1))).isEmpty();
        assertThat(reader.quote(MARKET, ABC, OPEN).map(LastPrice::kind)).contains(LastPrice.Kind.OPEN);
        assertThat(reader.quote(MARKET, ABC, NOON).map(LastPrice::price)).contains(Price.of("2.5"));
        assertThat(reader.quote(MARKET, ABC, CLOSE.minusMillis(1)).map(LastPrice::asOf))
                .contains(NOON);
        assertThat(reader.quote(MARKET, ABC, CLOSE).map(LastPrice::kind)).contains(LastPrice.Kind.CLOSE);
    }

    @Test
    void theLastQuotesOfAllAreNeverNewerThanTheMoment() {
        assertThat(reader.quotes(MARKET, OPEN.minusMillis(1))).isEmpty();
        assertThat(reader.quotes(MARKET, NOON)).containsOnlyKeys(ABC, IDX);
        assertThat(reader.quotes(MARKET, NOON).values())
                .extracting(LastPrice::asOf)
                .containsOnly(NOON);
    }

    @Test
    void anEarlyCloseIsKnownAtOneOClock() {
        LocalDate early = LocalDate.of(2026, 11, 27);
        store.store(
                new Market("reader-early", Market.Kind.FILES, "nowhere", Optional.empty()),
                List.of(new Delivery(
                        new Instrument(ABC, "", "", false),
                        Optional.of(new DateRange(early, early)),
                        List.of(bar(early, "4")))),
                CLOSE);

        assertThat(reader.bars("reader-early", ABC, Instant.parse("2026-11-27T17:59:59Z"), 1))
                .isEmpty();
        assertThat(reader.bars("reader-early", ABC, Instant.parse("2026-11-27T18:00:00Z"), 1))
                .hasSize(1);
    }

    @Test
    void listsInstrumentsAndTheBenchmark() {
        assertThat(reader.instruments(MARKET, CLOSE))
                .containsExactly(new Instrument(ABC, "", "", false), new Instrument(IDX, "", "", true));
        assertThat(reader.benchmark(MARKET, CLOSE)).contains(IDX);
        assertThat(reader.benchmark("unknown", CLOSE)).isEmpty();
    }

    @Test
    void theLastSixtyBarsOfEightySymbolsCostAFractionOfAllTheirBars() {
        Market market = new Market("reader-speed", Market.Kind.FILES, "nowhere", Optional.empty());
        List<LocalDate> days = LocalDate.of(2025, 1, 2)
                .datesUntil(LocalDate.of(2026, 12, 1))
                .filter(new ExchangeCalendar()::isTradingDay)
                .toList();
        List<Bar> bars = days.stream().map(day -> bar(day, "5")).toList();
        Optional<DateRange> covers = Optional.of(new DateRange(days.getFirst(), days.getLast()));
        store.store(
                market,
                IntStream.range(0, 80)
                        .mapToObj(i -> new Instrument(new Symbol("S" + i), "", "", false))
                        .map(instrument -> new Delivery(instrument, covers, bars))
                        .toList(),
                CLOSE);
        long last = Long.MAX_VALUE;
        long all = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            last = Math.min(last, nanosOfReading("reader-speed", 60));
            all = Math.min(all, nanosOfReading("reader-speed", days.size()));
        }
        assertThat(last).isLessThan(all / 2);
    }

    private long nanosOfReading(String market, int bars) {
        long start = System.nanoTime();
        assertThat(reader.allBars(market, CLOSE, bars)).hasSize(80);
        return System.nanoTime() - start;
    }

    private static Bar bar(LocalDate date, String price) {
        Price p = Price.of(price);
        return new Bar(date, p, p, p, p, 100);
    }
}
