package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.Transcripts;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Transcript;
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

/** Whatever was said and is stored whenever, memory answers as PostgreSQL does, and no session sees what it did not know. */
@DatabaseTest
class TranscriptTwinIT {
    private static final Instant MONDAY = Instant.parse("2016-03-07T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2016-03-08T14:30:00Z");

    @Autowired
    Transcripts inDatabase;

    @Autowired
    MarketStore storeInDatabase;

    @Autowired
    Markets markets;

    private final MarketTables tables = new MarketTables();
    private final Transcripts inMemory = new MemoryTranscripts(tables);
    private final MarketStore storeInMemory = new MemoryMarketStore(tables);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyCallsAtAnyMoments_bothGiveTheSameAnswers(long seed) {
        Random random = new Random(seed);
        Market market = market("transcripts-" + seed);
        for (int step = 0; step < 80; step++) {
            Instant asOf = moment(random);
            if (random.nextInt(3) == 0) {
                storeInDatabase.worked(market, asOf);
                storeInMemory.worked(market, asOf);
            } else {
                List<Transcript> some = new ArrayList<>();
                for (String symbol : List.of("ABC", "ZZ")) {
                    if (random.nextBoolean()) {
                        some.add(call(symbol, moment(random), random.nextInt(3)));
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
    void theSameTextTwiceIsOne_andAnotherIsSeenByNoSessionThatWorkedWithoutIt() {
        Market market = market("transcripts-late");
        for (Transcripts transcripts : List.of(inDatabase, inMemory)) {
            MarketStore store = transcripts == inDatabase ? storeInDatabase : storeInMemory;
            Transcript first = call("ABC", MONDAY, 5);
            transcripts.put(market, List.of(first), MONDAY);
            transcripts.put(market, List.of(first), MONDAY);
            transcripts.put(market, List.of(call("ABC", MONDAY, 6)), MONDAY);
            store.worked(market, MONDAY);
            Transcript corrected = call("ABC", MONDAY, 7);
            transcripts.put(market, List.of(corrected, call("ZZ", MONDAY, 1)), TUESDAY);

            assertThat(transcripts.since(market.id(), Instant.EPOCH, MONDAY.minusSeconds(1)))
                    .isEmpty();
            assertThat(transcripts.since(market.id(), Instant.EPOCH, MONDAY)).containsExactly(first);
            assertThat(transcripts.since(market.id(), Instant.EPOCH, TUESDAY))
                    .containsExactly(corrected, call("ZZ", MONDAY, 1));
            assertThat(transcripts.since(market.id(), MONDAY.plusSeconds(1), TUESDAY))
                    .isEmpty();
        }
    }

    private Market market(String id) {
        Market market = new Market(id, Market.Kind.VENDORS, "default", Optional.empty());
        return markets.registerIfFree(market);
    }

    private static Transcript call(String symbol, Instant at, int version) {
        return new Transcript(new Symbol(symbol), at, version % 2 == 0 ? "Q3" : "", "We raised guidance " + version);
    }

    private static Instant moment(Random random) {
        return MONDAY.plusSeconds(random.nextInt(60) * 7_200L);
    }
}
