package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is stored whenever, memory answers as PostgreSQL does, and no session sees what it did not know. */
abstract class KnownRowsTwin<T> {
    private static final Instant MONDAY = Instant.parse("2016-03-07T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2016-03-08T14:30:00Z");

    @Autowired
    private MarketStore storeInDatabase;

    @Autowired
    private Markets markets;

    private final MarketTables tables = new MarketTables();
    private final MarketStore storeInMemory = new MemoryMarketStore(tables);

    /** Where rows are kept. */
    interface Rows<T> {
        void put(Market market, List<T> some, Instant asOf);

        List<T> since(String market, Instant from, Instant asOf);
    }

    /** What the rows are called. */
    protected abstract String name();

    protected abstract Rows<T> inDatabase();

    protected abstract Rows<T> inMemory(MarketTables into);

    /** One of a symbol and a moment; versions differ in what they say. */
    protected abstract T row(String symbol, Instant at, int version);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyRowsAtAnyMoments_bothGiveTheSameAnswers(long seed) {
        Random random = new Random(seed);
        Market market = market(name() + "-" + seed);
        Rows<T> inDatabase = inDatabase();
        Rows<T> inMemory = inMemory(tables);
        for (int step = 0; step < 80; step++) {
            Instant asOf = moment(random);
            if (random.nextInt(3) == 0) {
                storeInDatabase.worked(market, asOf);
                storeInMemory.worked(market, asOf);
            } else {
                List<T> some = new ArrayList<>();
                for (String symbol : List.of("ABC", "ZZ")) {
                    if (random.nextBoolean()) {
                        some.add(row(symbol, moment(random), random.nextInt(3)));
                    }
                }
                inDatabase.put(market, some, asOf);
                inMemory.put(market, some, asOf);
            }
            Instant asked = moment(random);
            Instant from = asked.minusSeconds(random.nextInt(400_000));
            assertThat(inMemory.since(market.id(), from, asked))
                    .as("from %s at %s", from, asked)
                    .isEqualTo(inDatabase.since(market.id(), from, asked));
        }
    }

    @Test
    void theSameRowTwiceIsOne_andAnotherIsSeenByNoSessionThatWorkedWithoutIt() {
        Market market = market(name() + "-late");
        check(market, inDatabase(), storeInDatabase);
        check(market, inMemory(tables), storeInMemory);
    }

    private void check(Market market, Rows<T> rows, MarketStore store) {
        T first = row("ABC", MONDAY, 5);
        rows.put(market, List.of(first), MONDAY);
        rows.put(market, List.of(first), MONDAY);
        rows.put(market, List.of(row("ABC", MONDAY, 6)), MONDAY);
        store.worked(market, MONDAY);
        T corrected = row("ABC", MONDAY, 7);
        rows.put(market, List.of(corrected, row("ZZ", MONDAY, 1)), TUESDAY);

        assertThat(rows.since(market.id(), Instant.EPOCH, MONDAY.minusSeconds(1)))
                .isEmpty();
        assertThat(rows.since(market.id(), Instant.EPOCH, MONDAY)).containsExactly(first);
        assertThat(rows.since(market.id(), Instant.EPOCH, TUESDAY)).containsExactly(corrected, row("ZZ", MONDAY, 1));
        assertThat(rows.since(market.id(), MONDAY.plusSeconds(1), TUESDAY)).isEmpty();
    }

    private Market market(String id) {
        return markets.registerIfFree(new Market(id, Market.Kind.VENDORS, "default", Optional.empty()));
    }

    private static Instant moment(Random random) {
        return MONDAY.plusSeconds(random.nextInt(60) * 7_200L);
    }
}
