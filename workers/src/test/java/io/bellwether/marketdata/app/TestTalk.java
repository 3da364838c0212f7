package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import java.time.Instant;
import java.util.List;

/** What is written about shares, for tests. */
public final class TestTalk {
    private TestTalk() {}

    /** A market about which these were counted. */
    public static ReadTalk of(MarketReader market, List<Mentions> mentions) {
        return new ReadTalk(
                new SocialMentions() {
                    @Override
                    public void put(Market of, List<Mentions> some, Instant asOf) {
                        throw new UnsupportedOperationException("these are given");
                    }

                    @Override
                    public List<Mentions> since(String of, Instant from, Instant asOf) {
                        return mentions.stream()
                                .filter(one ->
                                        !one.to().isBefore(from) && !one.to().isAfter(asOf))
                                .toList();
                    }
                },
                market);
    }
}
