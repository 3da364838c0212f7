package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Listings;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Memory answers as PostgreSQL does, and nobody sees where shares were listed later. */
@DatabaseTest
class ListingTwinIT {
    private static final Instant MONDAY = Instant.parse("2016-03-07T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2016-03-08T14:30:00Z");
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol DEF = new Symbol("DEF");

    @Autowired
    Listings inDatabase;

    @Autowired
    Markets markets;

    private final Listings inMemory = new MemoryListings();

    @Test
    void whereSharesAreListedIsKnownFromWhenItWasTold_andNotBefore() {
        Market market =
                markets.registerIfFree(new Market("listings", Market.Kind.VENDORS, "default", Optional.empty()));
        for (Listings listings : List.of(inDatabase, inMemory)) {
            listings.put(market, Map.of(ABC, "NYSE", DEF, "Nasdaq"), MONDAY);
            listings.put(market, Map.of(ABC, "OTC"), TUESDAY);
            listings.put(market, Map.of(ABC, "Nasdaq"), TUESDAY);

            assertThat(listings.exchanges("listings", MONDAY.minusSeconds(1))).isEmpty();
            assertThat(listings.exchanges("listings", TUESDAY.minusSeconds(1)))
                    .isEqualTo(Map.of(ABC, "NYSE", DEF, "Nasdaq"));
            assertThat(listings.exchanges("listings", TUESDAY)).isEqualTo(Map.of(ABC, "OTC", DEF, "Nasdaq"));
            assertThat(listings.exchanges("others", TUESDAY)).isEmpty();
        }
    }
}
