package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import java.time.Instant;
import java.util.List;

/** How much is written about the shares of a market: counts, never texts. */
public interface SocialMentions {
    /**
     * Stores counts. Of the same network, share and span a count that says the same changes nothing; one that says
     * otherwise is a new version, seen from when it became known.
     *
     * @param mentions of spans that end at {@code asOf} or before
     * @param asOf when they became known here: sessions that worked without them go on without
     */
    void put(Market market, List<Mentions> mentions, Instant asOf);

    /**
     * The newest version of each count known at the moment, by end of the span, network and symbol.
     *
     * @param from [UTC] first moment at which a span may end
     */
    List<Mentions> since(String market, Instant from, Instant asOf);
}
