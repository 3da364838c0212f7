package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.SocialMentions;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class MentionsTwinIT extends KnownRowsTwin<Mentions> {
    @Autowired
    SocialMentions stored;

    @Override
    protected String name() {
        return "mentions";
    }

    @Override
    protected Rows<Mentions> inDatabase() {
        return rows(stored);
    }

    @Override
    protected Rows<Mentions> inMemory(MarketTables into) {
        return rows(new MemorySocialMentions(into));
    }

    private static Rows<Mentions> rows(SocialMentions kept) {
        return new Rows<>() {
            @Override
            public void put(Market market, List<Mentions> some, Instant asOf) {
                kept.put(market, some, asOf);
            }

            @Override
            public List<Mentions> since(String market, Instant from, Instant asOf) {
                return kept.since(market, from, asOf);
            }
        };
    }

    @Override
    protected Mentions row(String symbol, Instant at, int version) {
        return new Mentions(
                "net",
                new Symbol(symbol),
                at.minusSeconds(86_400),
                at,
                version,
                version,
                0,
                version,
                version,
                0,
                version,
                0,
                version % 2 == 0);
    }
}
