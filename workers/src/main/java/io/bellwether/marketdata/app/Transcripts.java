package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Transcript;
import java.time.Instant;
import java.util.List;

/** What was said in the calls of a market's companies. */
public interface Transcripts {
    /**
     * Stores transcripts. Of the same symbol and publication one that says the same changes nothing; one that says
     * otherwise is a new version, seen from when it became known.
     *
     * @param asOf when they became known here: sessions that worked without them go on without
     */
    void put(Market market, List<Transcript> transcripts, Instant asOf);

    /**
     * The newest version of each known at the moment, by publication and symbol, oldest first.
     *
     * @param from [UTC] first moment of publication
     */
    List<Transcript> since(String market, Instant from, Instant asOf);
}
