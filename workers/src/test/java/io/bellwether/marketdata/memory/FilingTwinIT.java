package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Filings;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is filed and stored whenever, memory answers as PostgreSQL does, and no session sees what it did not know. */
@DatabaseTest
class FilingTwinIT {
    private static final Instant MONDAY = Instant.parse("2016-03-07T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2016-03-08T14:30:00Z");
    private static final Symbol ABC = new Symbol("ABC");

    @Autowired
    Filings inDatabase;

    @Autowired
    MarketStore storeInDatabase;

    @Autowired
    Markets markets;

    private final MarketTables tables = new MarketTables();
    private final Filings inMemory = new MemoryFilings(tables);
    private final MarketStore storeInMemory = new MemoryMarketStore(tables);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyFilingsAtAnyMoments_bothGiveTheSameAnswers(long seed) {
        Random random = new Random(seed);
        Market market = market("filings-" + seed);
        for (int step = 0; step < 80; step++) {
            Instant asOf = moment(random);
            if (random.nextInt(3) == 0) {
                storeInDatabase.worked(market, asOf);
                storeInMemory.worked(market, asOf);
            } else {
                List<Filing> some = filings(random);
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
    void aFilingIsSeenFromItsAcceptanceAndByNoSessionThatWorkedWithoutIt() {
        Market market = market("filings-late");
        Filing early = filing("0000000001-16-000001", MONDAY.minusSeconds(60));
        Filing late = filing("0000000001-16-000002", TUESDAY.minusSeconds(60));
        for (Filings filings : List.of(inDatabase, inMemory)) {
            MarketStore store = filings == inDatabase ? storeInDatabase : storeInMemory;
            filings.put(market, List.of(early), MONDAY);
            store.worked(market, MONDAY);
            Filing missed = filing("0000000001-16-000003", MONDAY.minusSeconds(30));
            filings.put(market, List.of(missed, late), TUESDAY);

            assertThat(filings.since(market.id(), Instant.EPOCH, MONDAY.minusSeconds(61)))
                    .isEmpty();
            assertThat(filings.since(market.id(), Instant.EPOCH, MONDAY)).containsExactly(early);
            assertThat(filings.since(market.id(), Instant.EPOCH, TUESDAY)).containsExactly(early, missed, late);
            assertThat(filings.since(market.id(), MONDAY, TUESDAY)).containsExactly(late);
        }
    }

    private Market market(String id) {
        Market market = new Market(id, Market.Kind.VENDORS, "default", Optional.empty());
        return markets.registerIfFree(market);
    }

    private static Filing filing(String accession, Instant acceptedAt) {
        return new Filing(ABC, accession, "8-K", List.of("3.01"), acceptedAt, "https://www.sec.gov/" + accession);
    }

    private static List<Filing> filings(Random random) {
        List<Filing> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(new Filing(
                    new Symbol(List.of("ABC", "ZZ").get(random.nextInt(2))),
                    "0000000001-16-%06d".formatted(random.nextInt(40)),
                    List.of("S-3", "424B5", "NT 10-K").get(random.nextInt(3)),
                    random.nextBoolean() ? List.of() : List.of("3.01", "9.01"),
                    moment(random),
                    "https://www.sec.gov/x"));
        }
        return some;
    }

    private static Instant moment(Random random) {
        return MONDAY.plusSeconds(random.nextInt(60) * 7_200L);
    }
}
