package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.SocialMentions;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
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

/** Whatever is counted and stored whenever, memory answers as PostgreSQL does, and no session sees what it did not know. */
@DatabaseTest
class MentionsTwinIT {
    private static final Instant MONDAY = Instant.parse("2016-03-07T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2016-03-08T14:30:00Z");

    @Autowired
    SocialMentions inDatabase;

    @Autowired
    MarketStore storeInDatabase;

    @Autowired
    Markets markets;

    private final MarketTables tables = new MarketTables();
    private final SocialMentions inMemory = new MemorySocialMentions(tables);
    private final MarketStore storeInMemory = new MemoryMarketStore(tables);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyCountsAtAnyMoments_bothGiveTheSameAnswers(long seed) {
        Random random = new Random(seed);
        Market market = market("mentions-" + seed);
        for (int step = 0; step < 80; step++) {
            Instant asOf = moment(random);
            if (random.nextInt(3) == 0) {
                storeInDatabase.worked(market, asOf);
                storeInMemory.worked(market, asOf);
            } else {
                List<Mentions> some = new ArrayList<>();
                for (String symbol : List.of("ABC", "ZZ")) {
                    if (random.nextBoolean()) {
                        some.add(count(symbol, moment(random), random.nextInt(3)));
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
    void theSameCountTwiceIsOne_andAnotherIsSeenByNoSessionThatWorkedWithoutIt() {
        Market market = market("mentions-late");
        for (SocialMentions mentions : List.of(inDatabase, inMemory)) {
            MarketStore store = mentions == inDatabase ? storeInDatabase : storeInMemory;
            Mentions first = count("ABC", MONDAY, 5);
            mentions.put(market, List.of(first), MONDAY);
            mentions.put(market, List.of(first), MONDAY);
            mentions.put(market, List.of(count("ABC", MONDAY, 6)), MONDAY);
            store.worked(market, MONDAY);
            Mentions corrected = count("ABC", MONDAY, 7);
            mentions.put(market, List.of(corrected, count("ZZ", MONDAY, 1)), TUESDAY);

            assertThat(mentions.since(market.id(), Instant.EPOCH, MONDAY.minusSeconds(1)))
                    .isEmpty();
            assertThat(mentions.since(market.id(), Instant.EPOCH, MONDAY)).containsExactly(first);
            assertThat(mentions.since(market.id(), Instant.EPOCH, TUESDAY))
                    .containsExactly(corrected, count("ZZ", MONDAY, 1));
            assertThat(mentions.since(market.id(), MONDAY.plusSeconds(1), TUESDAY))
                    .isEmpty();
        }
    }

    private Market market(String id) {
        Market market = new Market(id, Market.Kind.VENDORS, "default", Optional.empty());
        return markets.registerIfFree(market);
    }

    private static Mentions count(String symbol, Instant to, int messages) {
        return new Mentions(
                "net",
                new Symbol(symbol),
                to.minusSeconds(86_400),
                to,
                messages,
                messages,
                0,
                messages,
                messages,
                0,
                messages,
                0,
                messages % 2 == 0);
    }

    private static Instant moment(Random random) {
        return MONDAY.plusSeconds(random.nextInt(60) * 7_200L);
    }
}
