package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Screen;
import io.bellwether.marketdata.domain.Screen.Cause;
import io.bellwether.marketdata.domain.Screen.Miss;
import io.bellwether.platform.Alerts;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

/** The screen of Tuesday 2016-03-08: companies below 100 million USD at 5 USD or more. */
@DatabaseTest
class RefreshUniverseIT {
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 7);
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);
    private static final Instant LONG_AGO = Instant.parse("2016-01-04T12:00:00Z");
    private static final Symbol SMALL = new Symbol("SMALL");
    private static final Symbol LARGE = new Symbol("LARGE");
    private static final Symbol CHEAP = new Symbol("CHEAP");
    private static final Symbol MUTE = new Symbol("MUTE");
    private static final SegmentBook.Change CHANGE = new SegmentBook.Change("test", "screen");

    @Autowired
    Desks desks;

    @Autowired
    SegmentBook book;

    @Autowired
    TradingDays days;

    @Autowired
    MarketReader reader;

    @Autowired
    FactReader facts;

    @Autowired
    Listings listings;

    @Autowired
    MarketStore store;

    @Autowired
    FactStore factStore;

    private final List<Alerts.Alert> alerts = new ArrayList<>();
    private RefreshUniverse refresh;
    private Market market;
    private DeskId desk;

    @BeforeEach
    void aMarketOfFour(TestInfo test) {
        String id = "screen-" + Integer.toHexString(test.getDisplayName().hashCode());
        market = new Market(id, Market.Kind.FILES, "/" + id, Optional.empty());
        desk = new DeskId(id);
        desks.save(TestDesks.onMarket(id, id));
        refresh = new RefreshUniverse(
                desks, book, of -> new TreeMap<>(Map.of("microcaps", screen())), reader, facts, listings, alerts::add);
        deliver(SMALL, "10", MONDAY);
        deliver(LARGE, "10", MONDAY);
        deliver(CHEAP, "4", MONDAY);
        deliver(MUTE, "10", MONDAY);
        tell(SMALL, 1_000_000, LONG_AGO);
        tell(LARGE, 50_000_000, LONG_AGO);
        tell(CHEAP, 1_000_000, LONG_AGO);
    }

    @Test
    void aScreenByExchangeKnowsWhereSharesWereListedThatDay() {
        listings.put(market, Map.of(SMALL, "Nasdaq", LARGE, "NYSE"), LONG_AGO);
        listings.put(market, Map.of(LARGE, "Nasdaq"), Instant.parse("2016-03-08T14:30:00Z"));
        Screen nasdaq = new Screen(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of("NASDAQ"),
                0,
                Set.of(),
                Set.of());
        RefreshUniverse byExchange = new RefreshUniverse(
                desks, book, of -> new TreeMap<>(Map.of("nasdaq", nasdaq)), reader, facts, listings, alerts::add);

        Screening found = byExchange.preview(desk, "nasdaq", TUESDAY);

        assertThat(found.members()).containsExactly(SMALL);
        assertThat(found.left())
                .extracting(miss -> miss.symbol() + " " + miss.cause())
                .contains("LARGE OUTSIDE");
        assertThat(byExchange.preview(desk, "nasdaq", TUESDAY.plusDays(1)).members())
                .containsExactly(LARGE, SMALL);
    }

    @Test
    void whatPassesIsWrittenAndWhyTheOthersDoNotIsSaid() {
        Screening found = refresh.run(desk, "microcaps", TUESDAY, CHANGE);

        assertThat(found.members()).containsExactly(SMALL);
        assertThat(found.added()).containsExactly(SMALL);
        assertThat(found.written()).isTrue();
        assertThat(found.left())
                .containsExactlyInAnyOrder(
                        new Miss(LARGE, Cause.OUTSIDE, "market cap 500000000.00 is above 100000000"),
                        new Miss(CHEAP, Cause.OUTSIDE, "price 4.00 is below 5"),
                        new Miss(MUTE, Cause.UNKNOWN, "no source tells its market cap"));
        assertThat(book.all(desk)).containsExactly(segment(SMALL));
    }

    @Test
    void aPreviewAndASecondRunChangeNothing() {
        refresh.preview(desk, "microcaps", TUESDAY);
        assertThat(book.all(desk)).isEmpty();

        refresh.run(desk, "microcaps", TUESDAY, CHANGE);
        Screening again = refresh.run(desk, "microcaps", TUESDAY, CHANGE);

        assertThat(again.written()).isFalse();
        assertThat(again.isChange()).isFalse();
        assertThat(book.all(desk)).containsExactly(segment(SMALL));
    }

    /** Neither a fact that is published on the day nor a bar of it was known before it began. */
    @Test
    void nothingThatIsKnownLaterChangesTheUniverseOfTheDay() {
        Screening before = refresh.preview(desk, "microcaps", TUESDAY);

        tell(MUTE, 1_000_000, Instant.parse("2016-03-08T05:00:00.001Z"));
        tell(SMALL, 90_000_000, Instant.parse("2016-03-08T13:00:00Z"));
        deliver(CHEAP, "40", TUESDAY);
        deliver(SMALL, "1", TUESDAY);

        assertThat(refresh.preview(desk, "microcaps", TUESDAY)).isEqualTo(before);
        assertThat(refresh.preview(desk, "microcaps", TUESDAY.plusDays(1)).members())
                .containsExactly(CHEAP, MUTE);
    }

    @Test
    void earlierDaysKeepTheirs() {
        days.open(desk, TUESDAY);
        refresh.run(desk, "microcaps", TUESDAY, CHANGE);
        days.finish(desk, TUESDAY, "DONE");
        tell(MUTE, 1_000_000, Instant.parse("2016-03-08T13:00:00Z"));

        Screening next = refresh.run(desk, "microcaps", TUESDAY.plusDays(1), CHANGE);

        assertThat(next.added()).containsExactly(MUTE);
        assertThat(book.on(desk, TUESDAY)).containsExactly(segment(SMALL));
        assertThat(book.on(desk, TUESDAY.plusDays(1))).containsExactly(segment(MUTE, SMALL));
    }

    @Test
    void aSymbolOfAnotherSegmentStaysThereAndASegmentIsNeverEmptied() {
        book.save(desk, new Segment("energy", "Energy", new TreeSet<>(Set.of(SMALL))), CHANGE);

        Screening found = refresh.run(desk, "microcaps", TUESDAY, CHANGE);

        assertThat(found.members()).isEmpty();
        assertThat(found.written()).isFalse();
        assertThat(found.left()).contains(new Miss(SMALL, Cause.OUTSIDE, "it belongs to segment energy"));
        assertThat(book.all(desk)).extracting(Segment::id).containsExactly("energy");
        assertThat(alerts)
                .extracting(Alerts.Alert::text)
                .singleElement()
                .asString()
                .startsWith("Of 4 symbols of market %s none passes the screen; of 1 the data cannot tell."
                        .formatted(market.id()));
    }

    @Test
    void aSegmentWithoutAScreenIsRefused() {
        assertThatThrownBy(() -> refresh.preview(desk, "biotech", TUESDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment 'biotech' of desk %s has no screen; bellwether.desk.screens has [microcaps]"
                        .formatted(desk));
    }

    private static Screen screen() {
        return new Screen(
                Optional.empty(),
                Optional.of(new BigDecimal("100000000")),
                Optional.of(new BigDecimal("5")),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                0,
                Set.of(),
                Set.of());
    }

    private static Segment segment(Symbol... symbols) {
        return new Segment("microcaps", "microcaps", new TreeSet<>(Set.of(symbols)));
    }

    private void tell(Symbol symbol, long shares, Instant knownAt) {
        InstrumentFact fact = new InstrumentFact(
                symbol,
                InstrumentFact.Kind.SHARES_OUTSTANDING,
                BigDecimal.valueOf(shares),
                LocalDate.of(2015, 12, 31),
                knownAt);
        factStore.putFacts(market, KnownIn.some(List.of(fact)), knownAt);
    }

    private void deliver(Symbol symbol, String price, LocalDate last) {
        Price one = Price.of(price);
        List<Bar> bars = new ArrayList<>();
        LocalDate first = last.equals(TUESDAY) ? TUESDAY : LocalDate.of(2016, 2, 1);
        ExchangeCalendar calendar = new ExchangeCalendar();
        for (LocalDate day = first; !day.isAfter(last); day = calendar.next(day)) {
            bars.add(new Bar(day, one, one, one, one, 100_000));
        }
        store.store(
                market,
                List.of(new Delivery(
                        new Instrument(symbol, "", "", false), Optional.of(new DateRange(first, last)), bars)),
                calendar.hours(last).orElseThrow().close());
    }
}
